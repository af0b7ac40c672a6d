import type { Tx } from '#db/client.ts';
import { type DraftContent, listDraftContents } from '#db/queries/drafts.ts';
import { unprintable } from '../documents/printable.ts';
import { checkEarlier } from '../invoice/check-earlier.ts';
import { checkPrintable } from '../invoice/check-printable.ts';
import { checkContent, type Problem } from '../invoice/checks.ts';
import type { InvoiceContent } from '../invoice/content.ts';
import type { Earlier } from '../invoice/earlier.ts';
import { readEarlier } from './read-earlier.ts';

const isBlocking = ({ severity }: Problem) => severity === 'blocking';

/** What is wrong with a content whatever became of other documents: what is kept with the draft, for lists. */
export const ownBlockers = (content: InvoiceContent, on: string): Problem[] =>
  [...checkContent(content, on), ...checkPrintable(content, unprintable)].filter(isBlocking);

/**
 * Everything that stops a draft from being sent off on a day (YYYY-MM-DD, Paris): the one answer that lists, selections,
 * a month's end and the sending itself give. `named` are the earlier documents it names, as they are now.
 */
export const blockersOf = (content: InvoiceContent, named: readonly Earlier[], on: string): Problem[] => [
  ...ownBlockers(content, on),
  ...checkEarlier(content, named).filter(isBlocking),
];

/** `blockersOf` by draft, for the contents of a selection. */
export async function readBlockers(
  tx: Tx,
  contents: ReadonlyMap<string, Pick<DraftContent, 'content'>>,
  on: string,
): Promise<Map<string, Problem[]>> {
  const named = await readEarlier(tx, [...contents.keys()]);
  return new Map(
    [...contents].map(([id, { content }]) => [id, blockersOf(content, named.get(id) ?? [], on)]),
  );
}

/** How much of what other documents became stands against each draft; one that nothing stops so is absent. */
export async function countEarlierBlockers(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const named = ids.length > 0 ? await readEarlier(tx, ids) : new Map<string, Earlier[]>();
  if (named.size === 0) return new Map();
  const contents = await listDraftContents(tx, [...named.keys()]);
  const counts = [...contents].map(([id, { content }]): [string, number] => [
    id,
    checkEarlier(content, named.get(id) ?? []).filter(isBlocking).length,
  ]);
  return new Map(counts.filter(([, count]) => count > 0));
}
