import { type Field, fieldOver } from '#workflows/invoice/fields/fields.ts';
import type { Problem } from '#workflows/invoice/problem.ts';

/** The name of the editor's field that a problem is about: 'lines.2.vat.rate' → 'lines[2].vat'. */
export function fieldName(path: string): string {
  const steps = path.split('.');
  const field = fieldOver(steps);
  return (field ? placeOf(field, steps) : path).replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}

/**
 * Where the editor tells a problem: at the field of its own path, or where the row of the table says. What no field shows is
 * told at the name of its line, or where the document as a whole is judged; what the business says, at the seller.
 */
function placeOf({ shown, steps: known, at }: Field, steps: string[]): string {
  const isPart = steps.length > known.length;
  if (at && !(isPart && shown === 'editor')) return filled(at, steps);
  if (shown === 'kept' || shown === 'within' || shown === 'follows')
    return known[0] === 'lines' ? filled('lines.*.name', steps) : 'totals';
  return shown === 'elsewhere' ? known[0]! : steps.join('.');
}

/** 'lines.*.vat' with the places of a path: 'lines.2.vat'. */
const filled = (at: string, steps: string[]): string =>
  at
    .split('.')
    .map((step, index) => (step === '*' ? (steps[index] ?? '') : step))
    .join('.');

/** Problems by the name of their field, in the order of the form. */
export function byField(problems: readonly Problem[]): Map<string, Problem[]> {
  return Map.groupBy(problems, ({ path }) => fieldName(path));
}
