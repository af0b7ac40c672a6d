import { isKeptAt } from '#workflows/invoice/kept.ts';
import type { Problem } from '#workflows/invoice/problem.ts';

/** Where a problem of the content stands in the editor, when it is not the field of the same name. */
const moved: [RegExp, string][] = [
  [/^period$/, 'period.to'],
  [/^seller\..*$/, 'seller'],
  [/^(lines\.\d+)\.vat\.rate$/, '$1.vat'],
  [/^(lines\.\d+)\.(baseQuantity|period|recovers|article|object)$/, '$1.name'],
  [/^(lines\.\d+)\.adjustments\..*$/, '$1.discount'],
  [/^dueRule\.parts$/, 'dueRule.kind'],
  [/^notes\..*$/, 'notes'],
  [/^payment\.meansCode$/, 'payment.iban'],
  [/^(adjustments\.\d+)\.vat\.rate$/, '$1.vat'],
  [/^(adjustments\.\d+)\.amountCents$/, '$1.amount'],
  [/^retention\.amountCents$/, 'retention.percent'],
];

/** The name of the editor's field that a problem is about: 'lines.2.vat.rate' → 'lines[2].vat'. */
export function fieldName(path: string): string {
  const rule = moved.find(([pattern]) => pattern.test(path));
  const place = rule ? path.replace(rule[0], rule[1]) : keptPlace(path);
  return place.replace(/\.(\d+)(?=\.|$)/g, '[$1]');
}

/** What no field shows came with a file: it is told at the name of its line, or where the document as a whole is judged. */
function keptPlace(path: string): string {
  const steps = path.split('.');
  if (!isKeptAt(steps)) return path;
  return steps[0] === 'lines' ? `lines.${steps[1]}.name` : 'totals';
}

/** Problems by the name of their field, in the order of the form. */
export function byField(problems: readonly Problem[]): Map<string, Problem[]> {
  return Map.groupBy(problems, ({ path }) => fieldName(path));
}
