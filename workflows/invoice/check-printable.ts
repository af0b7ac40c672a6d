import type { Step } from '#db/shapes/kept.ts';
import { type Problem, problem } from './problem.ts';
import type { ContentWithoutTotals } from './totals.ts';

/**
 * Texts with characters that no font of documents has: the electronic invoice would say what its page does not. `missing`
 * names such characters of a text; what a font can print is known on the server alone.
 */
export function checkPrintable(
  content: ContentWithoutTotals,
  missing: (text: string) => readonly string[],
): Problem[] {
  const found: Problem[] = [];
  const walk = (value: unknown, path: Step[]): void => {
    if (typeof value === 'string') {
      const characters = missing(value);
      if (characters.length > 0)
        found.push(problem(path.join('.'), 'text.unprintable', { found: characters.join(' ') }));
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    }
  };
  // Most documents have none: the texts are gone through one by one only where there is something to find.
  if (missing(JSON.stringify(content)).length > 0) walk(content, []);
  return found;
}
