import type { SubmissionResult } from '@conform-to/react';
import { redirect } from '@remix-run/node';
import { needsFactor } from '#app/auth/factor-missing.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { AskedPage } from '#app/invoices/one/act-dialog.tsx';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import { releaseMode } from '#app/invoices/release-mode.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { pageAt } from '#app/lib/slice-of.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { listExchanges } from '#db/queries/exchanges.ts';
import { listTwins, type Twin } from '#db/queries/twins.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { isWrittenNegative, turnedSigns } from '#workflows/invoice/turned-signs.ts';
import { askRelease, saveDraft, submitReview } from '#workflows/review/commands.ts';
import { listLedElsewhere } from '#workflows/review/list-led-elsewhere.ts';
import { canTake, withRequest } from '#workflows/review/requests.ts';
import type { Services } from '#workflows/services.ts';
import { editorSchema } from './editor-schema.ts';
import { editedAtOnce, type Move, moveAsked, movedLine, pageAsked, readHeld } from './line-pages.ts';
import { type BuyerAnswer, type Conflict, saveEditor } from './save.server.ts';
import { isSendAct, sendAnywayAct } from './send-acts.ts';

/** What the editor's page is told after a post. */
export type EditorReply = {
  result?: SubmissionResult<string[]>;
  saved?: { version: number; at: string; held: string };
  conflict?: Conflict;
  refusal?: string;
  /** Documents that ask the same: it was not sent, and a person is asked whether it is meant. */
  twins?: Twin[];
  /** It is saved, and sending it takes a fresh factor: what its question says. */
  asks?: AskedPage;
  /** The word to the owner that was typed with it. */
  note?: string;
};

/**
 * Answers a post of the editor: a row added or moved (conform's own intents), a save, or a save and then sending for
 * approval. Throws a redirect once it is sent.
 */
export async function editInvoice(
  s: Services,
  staff: Staff,
  invoiceId: string,
  form: FormData,
  locale: Locale,
): Promise<EditorReply> {
  const submission = parseWithZod(form, { schema: editorSchema(locale) });
  if (submission.status !== 'success') return { result: submission.reply() };
  const act = String(form.get('do') ?? '');
  const buyerIs = buyerAnswer(act);
  if (form.has('over')) form.set('version', String(form.get('over')));
  const saved = await saveEditor(s, staff, invoiceId, form, {
    locale,
    keepCustomer: act === 'keep-customer',
    buyerIs,
    buyerOf: customerFound(act),
  });
  if (saved.status === 'conflict') return { result: submission.reply(), conflict: saved.conflict };
  if (saved.status === 'refused') return { result: submission.reply(), refusal: saved.text };
  if (saved.status === 'invalid') return { result: submission.reply({ fieldErrors: saved.errors }) };
  const lines = pageAsked(form, act);
  if (lines !== null) throw redirect(paths.editLines(invoiceId, lines));
  const move = moveAsked(form, act);
  if (move) {
    await changeSaved(s, staff, invoiceId, saved.version, moved(move));
    throw redirect(paths.editLines(invoiceId, pageAt(move.to - 1, editedAtOnce)));
  }
  if (act === 'find-customer')
    throw redirect(
      paths.editInvoice(invoiceId, { customers: String(form.get('customerSearch') ?? '').slice(0, 100) }),
    );
  if (act === 'turn-signs') await changeSaved(s, staff, invoiceId, saved.version, turned);
  const [, request] = /^take:(.{1,36})$/.exec(act) ?? [];
  if (request) await changeSaved(s, staff, invoiceId, saved.version, takenOver(request));
  if (['keep-customer', 'turn-signs', 'move'].includes(act) || request || buyerIs || customerFound(act))
    throw redirect(
      saved.held ? paths.editLines(invoiceId, pageOfHeld(saved.held)) : paths.editInvoice(invoiceId),
    );
  if (!isSendAct(act)) return { saved };
  const note = String(form.get('note') ?? '')
    .trim()
    .slice(0, longestNote);
  const sending = { note, despiteTwins: act === sendAnywayAct };
  return { saved, note, ...(await send(s, staff, invoiceId, sending, locale)) };
}

const longestNote = 4000;

/** Of the buttons `same-customer:<id>` and `other-customer`; undefined for every other act. */
function buyerAnswer(act: string): BuyerAnswer | undefined {
  const [, same] = /^same-customer:(.{1,36})$/.exec(act) ?? [];
  if (same) return { same };
  return act === 'other-customer' ? 'other' : undefined;
}

/** Of the button `customer:<id>`: one that a search found. */
const customerFound = (act: string): string | undefined => /^customer:(.{1,36})$/.exec(act)?.[1];

const pageOfHeld = (held: string) => pageAt(readHeld(held)?.from ?? 0, editedAtOnce);

/** What a press makes of the content; null where it makes nothing of it. */
type Make = (content: InvoiceContent, tx: Tx, invoiceId: string) => Promise<InvoiceContent | null>;

const turned: Make = async (content) => (isWrittenNegative(content) ? turnedSigns(content) : null);

const moved =
  (move: Move): Make =>
  async (content) => {
    const lines = movedLine(content.lines, move);
    return lines && { ...content, lines };
  };

/** The value that an owner asked for. */
const takenOver =
  (requestId: string): Make =>
  async (content, tx, invoiceId) => {
    const request = (await listExchanges(tx, { invoiceId })).find(({ id }) => id === requestId);
    return request && canTake(request, content) ? withRequest(request, content) : null;
  };

/** Over what was just saved; a draft that somebody else has changed meanwhile stays as they left it. */
async function changeSaved(
  s: Services,
  { officeId, actor }: Staff,
  invoiceId: string,
  version: number,
  make: Make,
): Promise<void> {
  const found = await inOffice(s.db, officeId, async (tx) => {
    const known = await findDraft(tx, invoiceId);
    return known && { ...known.invoice, content: await make(known.draft.content, tx, invoiceId) };
  });
  if (!found?.content) return;
  const { customerId, content } = found;
  await saveDraft(s, { officeId, actor, invoiceId, version, customerId, content });
}

async function send(
  s: Services,
  staff: Staff,
  invoiceId: string,
  { note, despiteTwins }: { note: string; despiteTwins: boolean },
  locale: Locale,
): Promise<Pick<EditorReply, 'refusal' | 'twins' | 'asks'>> {
  if (!may(staff.role, 'submit-review')) return { refusal: tFor(locale)('invoices:blocked.role') };
  const { officeId, actor } = staff;
  const { mode, kind, isElsewhere } = await inOffice(s.db, officeId, async (tx) => ({
    mode: await releaseMode(tx, staff),
    kind: (await findDraft(tx, invoiceId))?.invoice.kind,
    isElsewhere: (await listLedElsewhere(tx, [invoiceId])).has(invoiceId),
  }));
  // What was typed is saved; the question of the document's page asks for the factor and sends it off, with the word.
  if (mode !== 'ask' && kind && needsFactor(staff, { kind, isElsewhere })) {
    const page = await loadInvoice(s, staff, invoiceId, locale, new URLSearchParams());
    const { id, reference, acts, twins, needsFactor: isNeeded } = page;
    return { asks: { id, reference, acts, twins, needsFactor: isNeeded } };
  }
  const outcome =
    mode === 'ask'
      ? (
          await askRelease(s, {
            officeId,
            actor,
            invoiceIds: [invoiceId],
            note,
            despiteTwins: despiteTwins ? [invoiceId] : [],
          })
        ).get(invoiceId)
      : await submitReview(s, { officeId, actor, invoiceId, note, despiteTwins });
  if (!outcome || outcome.accepted) throw redirect(paths.invoice(invoiceId));
  if (outcome.reason === 'twin') {
    const found = await inOffice(s.db, officeId, (tx) => listTwins(tx, [invoiceId]));
    return { twins: found.get(invoiceId) ?? [] };
  }
  return { refusal: tFor(locale)(`invoices:refused.${outcome.reason}`) };
}
