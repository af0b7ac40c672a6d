import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { footOf, headOf, lineOf, type Told, type ValueType } from './fields/told.ts';

/**
 * One readable difference between two rounds. `key` names the field for the page to label: 'buyer.address.city',
 * 'line.unitPrice', 'line' (a whole line), 'totals.payableCents'.
 */
export type Change = {
  kind: 'added' | 'removed' | 'changed';
  key: string;
  type: ValueType;
  before: string | null;
  after: string | null;
  /** For a line: its place (from 1) where it stands now, or where it stood if removed, and its name. */
  lineId?: string;
  lineNumber?: number;
  lineName?: string;
};

/**
 * What changed from one content to the next, in the order a reader meets it: parties, dates and terms, lines (matched
 * by id), adjustments, totals. Fields without value compare as absent. Empty when a reader would see no difference.
 */
export function diffContent(before: InvoiceContent, after: InvoiceContent): Change[] {
  return [
    ...diffFields(headOf(before), headOf(after)),
    ...diffLines(before, after),
    ...diffFields(footOf(before), footOf(after)),
  ];
}

function diffLines(before: InvoiceContent, after: InvoiceContent): Change[] {
  const kept = new Set(after.lines.map(({ id }) => id));
  const known = byId(before.lines);
  const removed = before.lines.flatMap((line, index): Change[] =>
    kept.has(line.id) ? [] : [wholeLine('removed', line, index)],
  );
  const others = after.lines.flatMap((line, index): Change[] => {
    const earlier = known.get(line.id);
    if (!earlier) return [wholeLine('added', line, index)];
    // Of thousands of lines most are as they were: a text tells it sooner than their fields.
    if (JSON.stringify(earlier) === JSON.stringify(line)) return [];
    const place = { lineId: line.id, lineNumber: index + 1, lineName: line.name };
    return diffFields(lineOf(earlier), lineOf(line)).map((change) => ({ ...change, ...place }));
  });
  return [...removed, ...others];
}

/** Lines by their id, the first of each. */
export const byId = (lines: readonly Line[]): Map<string, Line> =>
  new Map(lines.toReversed().map((line) => [line.id, line]));

function wholeLine(kind: 'added' | 'removed', line: Line, index: number): Change {
  const value = line.name;
  const sides = kind === 'added' ? { before: null, after: value } : { before: value, after: null };
  return {
    kind,
    key: 'line',
    type: 'text',
    ...sides,
    lineId: line.id,
    lineNumber: index + 1,
    lineName: line.name,
  };
}

function diffFields(before: Told[], after: Told[]): Change[] {
  const keys = [...new Set([...before, ...after].map((field) => field.key))];
  return keys.flatMap((key): Change[] => {
    const old = before.find((field) => field.key === key && field.value !== '');
    const now = after.find((field) => field.key === key && field.value !== '');
    const type = now?.type ?? old?.type;
    if (!type || old?.value === now?.value) return [];
    const kind = !old ? 'added' : !now ? 'removed' : 'changed';
    return [{ kind, key, type, before: old?.value ?? null, after: now?.value ?? null }];
  });
}
