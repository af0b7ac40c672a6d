import type { Step } from '#db/shapes/kept.ts';

/** What stands somewhere in a content, and its path from where it was looked for. */
export type Place = { path: Step[]; value: unknown };

/** What stands at the steps of a path, once for each entry that a '*' meets; nothing where there is nothing. */
export function placesIn(from: unknown, steps: readonly string[]): Place[] {
  const found: Place[] = [];
  // Of thousands of lines most say nothing at most places: a path is written down where something is found.
  const path: Step[] = [];
  const walk = (value: unknown): void => {
    if (value === undefined || value === null) return;
    const step = steps[path.length];
    if (step === undefined) {
      found.push({ path: [...path], value });
    } else if (step === '*') {
      for (const [index, each] of (value as unknown[]).entries()) {
        path.push(stepOf(path, each, index));
        walk(each);
        path.pop();
      }
    } else {
      path.push(step);
      walk((value as Record<string, unknown>)[step]);
      path.pop();
    }
  };
  walk(from);
  return found;
}

/** Lines are found by their id and exemptions by their category, whatever is moved or removed around them. */
function stepOf(path: readonly Step[], entry: unknown, index: number): Step {
  if (path.length > 1) return index;
  if (path[0] === 'lines') return (entry as { id: string }).id;
  return path[0] === 'exemptions' ? (entry as { category: string }).category : index;
}
