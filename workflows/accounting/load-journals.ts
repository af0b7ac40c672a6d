import type { Tx } from '#db/client.ts';
import { findPlan, listGivenUp, listSold, type Period } from '#db/queries/accounting.ts';
import { listReportedPayments } from '#db/queries/report-lists.ts';
import { loadBook } from '../reports/load-book.ts';
import { usualAccounts } from './accounts.ts';
import { type Journals, journalsOf } from './entries.ts';

/** The journals of a business for a period, on the accounts that it has now. */
export async function loadJournals(tx: Tx, period: Period): Promise<Journals & { planVersion: number }> {
  const documents = await listSold(tx, period);
  const plan = await findPlan(tx, period.businessId);
  const facts = {
    documents,
    book: await loadBook(tx, period.businessId, documents),
    money: await listReportedPayments(tx, period),
    givenUp: await listGivenUp(tx, period),
  };
  const journals = journalsOf(facts, { ...usualAccounts, ...plan?.accounts });
  return { ...journals, planVersion: plan?.version ?? 0 };
}
