import type { Staff } from '#app/auth/require-staff.server.ts';
import { type BulkAct, bulkActs, isEditable } from '#app/invoices/list/row-words.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { inOffice } from '#db/client.ts';
import { listDraftContents } from '#db/queries/drafts.ts';
import { type InvoiceRow, listInvoicesByIds } from '#db/queries/invoices.ts';
import { checkContent } from '#workflows/invoice/checks.ts';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { problemText } from '#workflows/invoice/problem-texts.ts';
import { deleteDraft, submitReview } from '#workflows/review/commands.ts';
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
    contents: act === 'submit-review' ? await listDraftContents(tx, ids) : new Map<string, InvoiceContent>(),
  }));
  const plan: BulkPlan = { act, ids, will: [], wont: [], missing: ids.length - found.length };
  for (const row of found) {
    const reasons = reasonsAgainst(act, row, contents.get(row.id), locale);
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

const commands = { 'submit-review': submitReview, 'delete-draft': deleteDraft } as const;

/** What was done already is not done twice, and is no failure: the answer that said so may have been lost. */
const isDone: Record<BulkAct, (row: InvoiceRow) => boolean> = {
  'submit-review': ({ status }) => ['asking', 'awaiting', 'onHold'].includes(status),
  'delete-draft': ({ status }) => status === 'deleted',
};

/** Does it, one after the other. One that fails stops none of the others, and each says what became of it. */
export async function runBulk(
  s: Services,
  staff: Staff,
  { act, ids }: ReturnType<typeof readBulk>,
  locale: Locale,
): Promise<BulkResult[]> {
  const t = tFor(locale);
  const found = await inOffice(s.db, staff.officeId, (tx) => listInvoicesByIds(tx, ids));
  const results: BulkResult[] = [];
  for (const row of found) {
    if (isDone[act](row)) {
      results.push({ ...itemOf(row), done: true, text: t(`invoices:bulk.already.${act}`) });
      continue;
    }
    try {
      const { officeId, actor } = staff;
      const outcome = await commands[act](s, { officeId, actor, invoiceId: row.id });
      const done = outcome.state === 'issued' ? t('invoices:bulk.issuedNow') : t(`invoices:bulk.done.${act}`);
      const text = outcome.accepted ? done : t(`invoices:refused.${outcome.reason}`);
      results.push({ ...itemOf(row), done: outcome.accepted, text });
    } catch (error) {
      s.log.error({ err: error, invoiceId: row.id, act }, 'bulk act failed');
      results.push({ ...itemOf(row), done: false, text: t('invoices:refused.error') });
    }
  }
  return results;
}

function itemOf(row: InvoiceRow): BulkItem {
  const { id, buyerName, businessName, payableCents, currency } = row;
  return { id, reference: row.number ?? row.provisionalRef, buyerName, businessName, payableCents, currency };
}
