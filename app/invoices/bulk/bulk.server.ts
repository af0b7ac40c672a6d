import type { Staff } from '#app/auth/require-staff.server.ts';
import { type BulkAct, bulkActs, isEditable } from '#app/invoices/list/row-words.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { inOffice } from '#db/client.ts';
import { type DraftContent, listDraftContents } from '#db/queries/drafts.ts';
import { type InvoiceRow, listInvoicesByIds } from '#db/queries/invoices.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { problemText } from '#workflows/invoice/problem-texts.ts';
import { type CommandOutcome, deleteDraft, submitReview, submitReviews } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';

/** More rows than a page of the list holds can't be ticked; more would be no choice any more. */
const mostItems = 200;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type BulkItem = {
  id: string;
  reference: string;
  buyerName: string;
  businessName: string;
  payableCents: number;
  currency: string;
};
export type Blocked = BulkItem & { reasons: string[] };
export type BulkPlan = { act: BulkAct; ids: string[]; will: BulkItem[]; wont: Blocked[]; missing: number };

/** The act and the ticked ids of an address or a form; anything else in them is left out. */
export function readBulk(values: URLSearchParams | FormData): { act: BulkAct; ids: string[] } {
  const asked = values.get('do');
  const ids = values.getAll('id').filter((id): id is string => typeof id === 'string' && uuid.test(id));
  return {
    act: bulkActs.find((act) => act === asked) ?? 'submit-review',
    ids: [...new Set(ids)].slice(0, mostItems),
  };
}

/** What the act would do to each invoice, and why it would not do it to some. Nothing is changed. */
export async function planBulk(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  { act, ids }: ReturnType<typeof readBulk>,
  locale: Locale,
): Promise<BulkPlan> {
  const { found, contents } = await inOffice(db, staff.officeId, async (tx) => ({
    found: await listInvoicesByIds(tx, ids),
    contents: act === 'submit-review' ? await listDraftContents(tx, ids) : new Map<string, DraftContent>(),
  }));
  const plan: BulkPlan = { act, ids, will: [], wont: [], missing: ids.length - found.length };
  for (const row of found) {
    const reasons = reasonsAgainst(act, row, contents.get(row.id)?.content, locale);
    if (reasons.length > 0) plan.wont.push({ ...itemOf(row), reasons });
    else plan.will.push(itemOf(row));
  }
  return plan;
}

function reasonsAgainst(
  act: BulkAct,
  row: InvoiceRow,
  content: InvoiceContent | undefined,
  locale: Locale,
): string[] {
  const t = tFor(locale);
  if (!isEditable(row)) {
    const why =
      row.status === 'deleted'
        ? 'deleted'
        : row.number || row.status === 'approved'
          ? 'alreadyIssued'
          : 'withOwner';
    return [t(`invoices:blocked.${why}`)];
  }
  if (act === 'delete-draft' || !content) return [];
  return checkContent(content)
    .filter(({ severity }) => severity === 'blocking')
    .map((problem) => problemText(problem, locale));
}

export type BulkResult = BulkItem & { done: boolean; text: string };

/** Does it. One that fails stops none of the others, and each says what became of it. */
export async function runBulk(
  s: Services,
  staff: Staff,
  { act, ids }: ReturnType<typeof readBulk>,
  locale: Locale,
): Promise<BulkResult[]> {
  const t = tFor(locale);
  const found = await inOffice(s.db, staff.officeId, (tx) => listInvoicesByIds(tx, ids));
  const outcomes = await carryOut(
    s,
    staff,
    act,
    found.map(({ id }) => id),
  );
  return found.map((row) => {
    const outcome = outcomes.get(row.id);
    if (!outcome) return { ...itemOf(row), done: false, text: t('invoices:refused.error') };
    const done = outcome.state === 'issued' ? t('invoices:bulk.issuedNow') : t(`invoices:bulk.done.${act}`);
    const text = outcome.accepted ? done : t(`invoices:refused.${outcome.reason}`);
    return { ...itemOf(row), done: outcome.accepted, text };
  });
}

/** Outcomes by invoice; one whose act broke is absent. Submissions go as a set, and one by one where the set breaks. */
async function carryOut(s: Services, { officeId, actor }: Staff, act: BulkAct, ids: string[]) {
  if (act === 'submit-review') {
    try {
      return await submitReviews(s, { officeId, actor, invoiceIds: ids });
    } catch (error) {
      s.log.error({ err: error, act }, 'bulk act failed as a set');
    }
  }
  const one = act === 'submit-review' ? submitReview : deleteDraft;
  const outcomes = new Map<string, CommandOutcome>();
  for (const invoiceId of ids) {
    try {
      outcomes.set(invoiceId, await one(s, { officeId, actor, invoiceId }));
    } catch (error) {
      s.log.error({ err: error, invoiceId, act }, 'bulk act failed');
    }
  }
  return outcomes;
}

function itemOf(row: InvoiceRow): BulkItem {
  const { id, buyerName, businessName, payableCents, currency } = row;
  return { id, reference: row.number ?? row.provisionalRef, buyerName, businessName, payableCents, currency };
}
