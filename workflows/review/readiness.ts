import type { Tx } from '#db/client.ts';
import { type DraftContent, listDraftContents } from '#db/queries/drafts.ts';
import { listTwins, type Twin } from '#db/queries/twins.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { unprintable } from '../documents/printable.ts';
import { checkEarlier } from '../invoice/check-earlier.ts';
import { checkPrintable } from '../invoice/check-printable.ts';
import { checkContent, type Problem } from '../invoice/checks.ts';
import type { Earlier } from '../invoice/earlier.ts';
import { readEarlier } from './read-earlier.ts';

const isBlocking = ({ severity }: Problem) => severity === 'blocking';

/** What is wrong with a content whatever became of other documents. */
const ownBlockers = (content: InvoiceContent, on: string): Problem[] =>
  [...checkContent(content, on), ...checkPrintable(content, unprintable)].filter(isBlocking);

/** How much that is: what is kept with the draft, for lists. `pause` is let in between two long parts. */
export async function countOwnBlockers(
  content: InvoiceContent,
  on: string,
  pause: () => Promise<void>,
): Promise<number> {
  const found = checkContent(content, on);
  await pause();
  found.push(...checkPrintable(content, unprintable));
  return found.filter(isBlocking).length;
}

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

/** What other documents have against a draft: so many blockers, and twins, about which a person is asked. */
export type Against = { blockers: number; twins: Twin[] };

/**
 * What became of other documents, and which ask the same, for what is ready by itself or not; a draft that none stands
 * against is absent. The one answer that lists, pages, selections and a month's end give.
 */
export async function readAgainst(tx: Tx, ids: readonly string[]): Promise<Map<string, Against>> {
  if (ids.length === 0) return new Map();
  const [named, twins] = await Promise.all([readEarlier(tx, ids), listTwins(tx, ids)]);
  const contents =
    named.size > 0 ? await listDraftContents(tx, [...named.keys()]) : new Map<string, DraftContent>();
  const found = ids.map((id): [string, Against] => {
    const content = contents.get(id)?.content;
    const blockers = content ? checkEarlier(content, named.get(id) ?? []).filter(isBlocking).length : 0;
    return [id, { blockers, twins: twins.get(id) ?? [] }];
  });
  return new Map(found.filter(([, { blockers, twins: own }]) => blockers > 0 || own.length > 0));
}
