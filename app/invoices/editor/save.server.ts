import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { readAtOnce } from '#app/lib/slice-of.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { type ChangeView, changeViews } from '#app/reviews/change-words.server.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { findDraft } from '#db/queries/drafts.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { toldChanges } from '#workflows/documents/change-words.ts';
import { diffContent } from '#workflows/invoice/diff.ts';
import { TooLarge } from '#workflows/invoice/money.ts';
import { breath } from '#workflows/process/breath.ts';
import { keepCustomer, saveDraft } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { contentWithin } from './content-of.ts';
import { editorSchema } from './editor-schema.ts';
import { takenOutAfter } from './kept-fields.ts';
import { around, type Held, mostLines, writeHeld } from './line-pages.ts';
import { fieldName } from './problem-places.ts';

/** Somebody saved another version meanwhile: what theirs and yours say differently, theirs first. */
export type Conflict = {
  version: number;
  by: string;
  at: string;
  changes: ChangeView[] /** Further ones. */;
  more: number;
};

export type SaveReply =
  /** `held`: which lines the form that was sent holds from now on. */
  | { status: 'saved'; version: number; at: string; held: string }
  /** What can't be saved as it is, by the names of its fields. */
  | { status: 'invalid'; errors: Record<string, string[]> }
  | { status: 'conflict'; conflict: Conflict }
  | { status: 'refused'; text: string };

type Options = {
  locale: Locale;
  /** Keep the buyer as a new customer of the business, and tie the draft to it. */
  keepCustomer?: boolean;
  /** Who the buyer of the file is: one of the customers he may be, or another person. */
  buyerIs?: BuyerAnswer | undefined;
  /** A customer that was found: his particulars become those of the buyer. */
  buyerOf?: string | undefined;
};

/** `same` carries the id of a customer; it counts only where the draft asks about that one. */
export type BuyerAnswer = { same: string } | 'other';

/** Whether an office has such a draft: asked before what was sent is read, so that the answer is the same for any of it. */
export const isDraftOf = ({ db }: Services, officeId: string, invoiceId: string): Promise<boolean> =>
  inOffice(db, officeId, async (tx) => (await findDraft(tx, invoiceId)) !== undefined);

/** Saves what the editor sent over the version it started from. Nothing is changed unless the answer is `saved`. */
export async function saveEditor(
  s: Services,
  staff: Staff,
  invoiceId: string,
  form: FormData,
  { locale, keepCustomer: keepIt = false, buyerIs, buyerOf }: Options,
): Promise<SaveReply> {
  const { officeId, actor } = staff;
  const { db } = s;
  const submission = parseWithZod(form, { schema: editorSchema(locale) });
  if (submission.status !== 'success') return { status: 'invalid', errors: errorsOf(submission) };
  const values = submission.value;
  const prepared = await inOffice(db, officeId, async (tx) => {
    const found = await findDraft(tx, invoiceId);
    if (!found) return null;
    await breath();
    const others = around(found.draft.content.lines, values.held);
    const content = contentWithin(values, found.draft, others);
    const first = others.before.length;
    if (content instanceof TooLarge) return { tooLarge: onPage(content.path, first) };
    if (content.lines.length > mostLines) return { tooMany: true as const };
    const held = values.held && { from: first, ids: idsOf(content, first, values.lines.length) };
    const { businessId } = found.invoice;
    const { buyerCandidates, source } = found.draft;
    const isNew = buyerIs === 'other' && buyerCandidates !== null;
    const same = typeof buyerIs === 'object' ? buyerIs.same : null;
    if (same && same !== found.invoice.customerId && !buyerCandidates?.includes(same)) return 'noQuestion';
    const named = same ?? buyerOf ?? values.customerId;
    const chosen = isUuid(named) ? await findCustomer(tx, named) : undefined;
    const toKeep = keepIt || (isNew && source.keepCustomer === true);
    const customerId = toKeep
      ? (under: Tx) => keepCustomer(under, { officeId, businessId, party: content.buyer })
      : chosen?.businessId === businessId
        ? chosen.id
        : null;
    await breath();
    const takenOut = takenOutAfter(values.kept, found.draft);
    const isFound = buyerOf !== undefined && chosen?.businessId === businessId;
    return {
      content: isFound ? { ...content, buyer: chosen.party } : content,
      held,
      customerId,
      isNew,
      theirs: found.draft,
      takenOut,
    };
  });
  if (!prepared) return { status: 'refused', text: tFor(locale)('invoices:refused.notFound') };
  if (prepared === 'noQuestion') return { status: 'refused', text: tFor(locale)('invoices:refused.notNow') };
  if (prepared.tooLarge !== undefined)
    return { status: 'invalid', errors: { [fieldName(prepared.tooLarge)]: ['tooLarge'] } };
  if (prepared.tooMany) return { status: 'invalid', errors: { lines: ['tooMany'] } };
  const { content, held, customerId, isNew, theirs, takenOut } = prepared;
  await breath();
  const saveOver = (version: number) =>
    saveDraft(s, { officeId, actor, invoiceId, version, customerId, content, takenOut, isBuyerNew: isNew });
  const first = await saveOver(values.version);
  // The same again, by who pressed twice or sent again what had arrived: it stands in nobody's way.
  const isSame =
    !first.ok && first.reason === 'conflict' && diffContent(theirs.content, content).length === 0;
  const saved = isSame && first.version === theirs.version ? await saveOver(theirs.version) : first;
  if (saved.ok) return { status: 'saved', version: saved.version, at: saved.at, held: writeHeld(held) };
  if (saved.reason !== 'conflict')
    return { status: 'refused', text: tFor(locale)(`invoices:refused.${saved.reason}`) };
  return { status: 'conflict', conflict: conflictOf(theirs, content, saved.version, locale) };
}

/** A place in the document, as a form knows it whose lines begin at `first`. */
const onPage = (path: string, first: number) =>
  path.replace(/^lines\.(\d+)/, (_, index) => `lines.${Number(index) - first}`);

const idsOf = ({ lines }: InvoiceContent, from: number, count: number): Held['ids'] =>
  lines.slice(from, from + count).map(({ id }) => id);

const errorsOf = (submission: { reply(): { error?: Record<string, string[] | null> | undefined } }) =>
  Object.fromEntries(
    Object.entries(submission.reply().error ?? {}).map(([name, errors]) => [name, errors ?? []]),
  );

type Theirs = { content: InvoiceContent; updatedBy: string; updatedAt: string };

function conflictOf(theirs: Theirs, mine: InvoiceContent, version: number, locale: Locale): Conflict {
  const told = toldChanges(diffContent(theirs.content, mine));
  const compared = { before: theirs.content, after: mine };
  const changes = changeViews(told.slice(0, readAtOnce), compared, [], locale);
  const more = told.length - changes.length;
  return { version, by: theirs.updatedBy, at: theirs.updatedAt, changes, more };
}
