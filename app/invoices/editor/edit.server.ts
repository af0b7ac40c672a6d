import type { SubmissionResult } from '@conform-to/react';
import { redirect } from '@remix-run/node';
import { needsFactor } from '#app/auth/factor-missing.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { releaseMode } from '#app/invoices/release-mode.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { pageAt } from '#app/lib/slice-of.ts';
import { inOffice } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { listTwins, type Twin } from '#db/queries/twins.ts';
import { isWrittenNegative, turnedSigns } from '#workflows/invoice/turned-signs.ts';
import { askRelease, saveDraft, submitReview } from '#workflows/review/commands.ts';
import { listLedElsewhere } from '#workflows/review/list-led-elsewhere.ts';
import type { Services } from '#workflows/services.ts';
import { editorSchema } from './editor-schema.ts';
import { editedAtOnce, pageAsked, readHeld } from './line-pages.ts';
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
  });
  if (saved.status === 'conflict') return { result: submission.reply(), conflict: saved.conflict };
  if (saved.status === 'refused') return { result: submission.reply(), refusal: saved.text };
  if (saved.status === 'invalid') return { result: submission.reply({ fieldErrors: saved.errors }) };
  const lines = pageAsked(form, act);
  if (lines !== null) throw redirect(paths.editLines(invoiceId, lines));
  if (act === 'turn-signs') await turnSigns(s, staff, invoiceId, saved.version);
  if (act === 'keep-customer' || act === 'turn-signs' || buyerIs)
    throw redirect(
      saved.held ? paths.editLines(invoiceId, pageOfHeld(saved.held)) : paths.editInvoice(invoiceId),
    );
  if (!isSendAct(act)) return { saved };
  return { saved, ...(await send(s, staff, invoiceId, { locale, despiteTwins: act === sendAnywayAct })) };
}

/** Of the buttons `same-customer:<id>` and `other-customer`; undefined for every other act. */
function buyerAnswer(act: string): BuyerAnswer | undefined {
  const [, same] = /^same-customer:(.{1,36})$/.exec(act) ?? [];
  if (same) return { same };
  return act === 'other-customer' ? 'other' : undefined;
}

const pageOfHeld = (held: string) => pageAt(readHeld(held)?.from ?? 0, editedAtOnce);

/** Over what was just saved; a credit note that somebody else has changed meanwhile stays as they left it. */
async function turnSigns(
  s: Services,
  { officeId, actor }: Staff,
  invoiceId: string,
  version: number,
): Promise<void> {
  const found = await inOffice(s.db, officeId, (tx) => findDraft(tx, invoiceId));
  if (!found || !isWrittenNegative(found.draft.content)) return;
  const content = turnedSigns(found.draft.content);
  const { customerId } = found.invoice;
  await saveDraft(s, { officeId, actor, invoiceId, version, customerId, content });
}

async function send(
  s: Services,
  staff: Staff,
  invoiceId: string,
  { locale, despiteTwins }: { locale: Locale; despiteTwins: boolean },
): Promise<Pick<EditorReply, 'refusal' | 'twins'>> {
  if (!may(staff.role, 'submit-review')) return { refusal: tFor(locale)('invoices:blocked.role') };
  const { officeId, actor } = staff;
  const { mode, kind, isElsewhere } = await inOffice(s.db, officeId, async (tx) => ({
    mode: await releaseMode(tx, staff),
    kind: (await findDraft(tx, invoiceId))?.invoice.kind,
    isElsewhere: (await listLedElsewhere(tx, [invoiceId])).has(invoiceId),
  }));
  // What was typed is saved; the page of the document asks for the factor and sends it off.
  if (mode !== 'ask' && kind && needsFactor(staff, { kind, isElsewhere }))
    throw redirect(paths.invoice(invoiceId, { ask: 'submit-review' }));
  const outcome =
    mode === 'ask'
      ? (
          await askRelease(s, {
            officeId,
            actor,
            invoiceIds: [invoiceId],
            despiteTwins: despiteTwins ? [invoiceId] : [],
          })
        ).get(invoiceId)
      : await submitReview(s, { officeId, actor, invoiceId, despiteTwins });
  if (!outcome || outcome.accepted) throw redirect(paths.invoice(invoiceId));
  if (outcome.reason === 'twin') {
    const found = await inOffice(s.db, officeId, (tx) => listTwins(tx, [invoiceId]));
    return { twins: found.get(invoiceId) ?? [] };
  }
  return { refusal: tFor(locale)(`invoices:refused.${outcome.reason}`) };
}
