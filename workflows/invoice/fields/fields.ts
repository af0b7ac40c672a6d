import type { ContentPath, Uncovered } from './content-paths.ts';
import { due, further, kind, service } from './document.ts';
import { foot, totals } from './foot.ts';
import { lines } from './lines.ts';
import { otherPayer, parties } from './parties.ts';
import type { AnyRow } from './row.ts';
import { payment, references } from './terms.ts';

const rows = {
  ...kind,
  ...parties,
  ...service,
  ...due,
  ...otherPayer,
  ...further,
  ...payment,
  ...references,
  ...lines,
  ...foot,
  ...totals,
};
/** The rows as they are written, for types that follow from them. */
export type Table = typeof rows;

/** Of what holds others every one needs a row; any other row speaks for all that it holds. */
type Known = { [Path in keyof Table]: Table[Path] extends { type: 'group' } ? never : Path }[keyof Table];
type Complete = [Uncovered<Known>] extends [never]
  ? [Exclude<keyof Table, ContentPath>] extends [never]
    ? Record<string, AnyRow>
    : { 'a row without its place in the content': Exclude<keyof Table, ContentPath> }
  : { 'a field of the content without its row': Uncovered<Known> };
const complete: Complete = rows;

/** One row of the table, and where its field stands in a content: 'lines.*.vat.rate'. */
export type Field = AnyRow & { path: string; steps: readonly string[] };

/**
 * Every field of an invoice, in the order in which a reader meets them. A field of the content that has no row here, and a
 * row of something that no content has, do not compile.
 */
export const fields: readonly Field[] = Object.entries(complete).map(([path, row]) => ({
  ...row,
  path,
  steps: path.split('.'),
}));

const byPath = new Map(fields.map((field) => [field.path, field]));

/** The row of a path, as it is written in the table; undefined where it has none. */
export const fieldAt = (path: string): Field | undefined => byPath.get(path);

/** The field that a place of a content (steps from 0 in lists) is in: the one with the longest path to it. */
export function fieldOver(place: readonly string[]): Field | undefined {
  const over = fields.filter(({ steps }) =>
    steps.every((step, index) => (step === '*' ? index < place.length : step === place[index])),
  );
  return over.reduce<Field | undefined>(
    (nearest, each) => (nearest && nearest.steps.length >= each.steps.length ? nearest : each),
    undefined,
  );
}
