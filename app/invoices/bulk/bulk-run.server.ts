import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import type { BulkAct } from '#app/invoices/list/row-words.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { inOffice } from '#db/client.ts';
import { listDraftContents } from '#db/queries/drafts.ts';
import { type InvoiceRow, listInvoicesByIds } from '#db/queries/invoices.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Problem } from '#workflows/invoice/checks.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import {
  askRelease,
  type CommandOutcome,
  deleteDraft,
  type ReleaseOutcome,
  submitReview,
  submitReviews,
} from '#workflows/review/commands.ts';
import { listLedElsewhere } from '#workflows/review/list-led-elsewhere.ts';
import { readBlockers } from '#workflows/review/readiness.ts';
import type { Services } from '#workflows/services.ts';
import { type BulkAsk, type BulkItem, blockerText, isHeldUp, itemOf } from './bulk.server.ts';

export type BulkResult = BulkItem & { done: boolean; text: string };

/** What was done already is not done twice, and is no failure: the answer that said so may have been lost. */
const isWithOwner = ({ status }: InvoiceRow) => ['asking', 'awaiting', 'onHold'].includes(status);
const isDone: Record<BulkAct, (row: InvoiceRow) => boolean> = {
  'submit-review': isWithOwner,
  'ask-release': ({ status }) => status === 'toRelease',
  release: isWithOwner,
  'delete-draft': ({ status }) => status === 'deleted',
};

type RunAsk = Pick<BulkAsk, 'act' | 'ids'> & { despiteTwins?: readonly string[] };

/** Does it. One that fails stops none of the others, and each says what became of it. */
export async function runBulk(
  s: Services,
  staff: Staff,
  { act, ids, despiteTwins = [] }: RunAsk,
  locale: Locale,
): Promise<BulkResult[]> {
  const t = tFor(locale);
  const { found, elsewhere } = await inOffice(s.db, staff.officeId, async (tx) => ({
    found: await listInvoicesByIds(tx, ids),
    // Asked only of whom it could hold up.
    elsewhere: staff.isFresh ? new Set<string>() : await listLedElsewhere(tx, ids),
  }));
  const outcomes = await carryOut(s, staff, act, {
    ids: found
      .filter((row) => !isDone[act](row) && !isHeldUp(act, staff, row, elsewhere))
      .map(({ id }) => id),
    despiteTwins,
  });
  const stopped = [...outcomes].flatMap(([id, outcome]) =>
    !outcome.accepted && outcome.reason === 'problems' ? id : [],
  );
  const blockers = await readReasons(s, staff, stopped);
  return found.map((row) => {
    if (isDone[act](row)) return { ...itemOf(row), done: true, text: t(`invoices:bulk.already.${act}`) };
    if (isHeldUp(act, staff, row, elsewhere))
      return { ...itemOf(row), done: false, text: t('invoices:blocked.needsFactor') };
    const outcome = outcomes.get(row.id);
    if (!outcome) return { ...itemOf(row), done: false, text: t('invoices:refused.error') };
    const isIssued = 'state' in outcome && outcome.state === 'issued';
    const done = isIssued ? t('invoices:bulk.issuedNow') : t(`invoices:bulk.done.${act}`);
    const reasons = (blockers.get(row.id) ?? []).map((problem) => blockerText(problem, locale));
    const refused = outcome.accepted ? '' : t(`invoices:refused.${outcome.reason}`);
    const text = outcome.accepted ? done : reasons.join(' ') || refused;
    return { ...itemOf(row), done: outcome.accepted, text };
  });
}

/** What stopped those that were refused for it. */
const readReasons = ({ db }: Pick<Services, 'db'>, staff: Staff, ids: string[]) =>
  ids.length === 0
    ? new Map<string, Problem[]>()
    : inOffice(db, staff.officeId, async (tx) =>
        readBlockers(tx, await listDraftContents(tx, ids), parisDate(await clock(tx))),
      );

/** Outcomes by invoice; one whose act broke is absent. Submissions go as a set, and one by one where the set breaks. */
async function carryOut(
  s: Services,
  staff: Staff,
  act: BulkAct,
  { ids, despiteTwins }: { ids: string[]; despiteTwins: readonly string[] },
): Promise<Map<string, CommandOutcome | ReleaseOutcome>> {
  const { officeId, actor } = staff;
  if (act === 'release') requireMay(staff, 'release');
  if (act === 'ask-release') return askRelease(s, { officeId, actor, invoiceIds: ids, despiteTwins });
  if (act !== 'delete-draft') {
    try {
      return await submitReviews(s, { officeId, actor, invoiceIds: ids, despiteTwins });
    } catch (error) {
      s.log.error({ err: error, act }, 'bulk act failed as a set');
    }
  }
  const one = (invoiceId: string) =>
    act === 'delete-draft'
      ? deleteDraft(s, { officeId, actor, invoiceId })
      : submitReview(s, { officeId, actor, invoiceId, despiteTwins: despiteTwins.includes(invoiceId) });
  const outcomes = new Map<string, CommandOutcome>();
  for (const invoiceId of ids) {
    try {
      outcomes.set(invoiceId, await one(invoiceId));
    } catch (error) {
      s.log.error({ err: error, invoiceId, act }, 'bulk act failed');
    }
  }
  return outcomes;
}
