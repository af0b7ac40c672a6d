import { redirect } from '@remix-run/node';
import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import { pdfResponse } from '#app/reviews/pdf-response.server.ts';
import { inOffice } from '#db/client.ts';
import { readLook } from '#workflows/documents/look/read-look.ts';
import { typesetPaper } from '#workflows/documents/typeset.ts';
import { clock } from '#workflows/engine/clock.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { readStatement } from '#workflows/settlement/statement/read-statement.ts';
import { statementCsv } from '#workflows/settlement/statement/statement-csv.ts';
import { statementPaper } from '#workflows/settlement/statement/statement-paper.ts';
import { periodText, wordedLines } from '#workflows/settlement/statement/worded.ts';
import { statementWords } from '#workflows/settlement/statement/words.ts';
import { type AskedPeriod, askedPeriod, periodProblem } from './asked-period.ts';

type Reader = Pick<Services, 'db' | 'blobs'>;
type Whose = { officeId: string; customerId: string };
type Account = Whose & { request: Request };

/** Of a period that is none, the account up to today is shown, and what is wrong stands at its field. */
async function read({ db }: Pick<Services, 'db'>, { officeId, customerId }: Whose, asked: AskedPeriod) {
  return inOffice(db, officeId, async (tx) => {
    const problem = periodProblem(asked, parisDate(await clock(tx)));
    const period = problem ? { from: null, to: null } : { from: asked.from || null, to: asked.to || null };
    const currency = /^[A-Z]{3}$/.test(asked.currency) ? asked.currency : null;
    const facts = await readStatement(tx, { customerId, ...period, currency });
    if (!facts) throw new Response(null, { status: 404 });
    return { facts, problem };
  });
}

/** What a page shows of an account, in the language of the customer, as the PDF has it. @throws Response 404 */
export async function loadStatement(s: Pick<Services, 'db'>, { request, ...whose }: Account) {
  const asked = askedPeriod(new URL(request.url).searchParams);
  const { facts, problem } = await read(s, whose, asked);
  const { statement, locale, currencies, today, business, customer } = facts;
  const { currency, openingCents, debitCents, creditCents, closingCents, period } = statement;
  return {
    asked,
    problem,
    today,
    currencies,
    business: business.name,
    customer: customer.name,
    currency,
    period,
    sums: { openingCents, debitCents, creditCents, closingCents },
    /** In the customer's language, whoever reads: it is the paper that he gets. */
    locale,
    periodText: periodText(statement, locale),
    columns: statementWords[locale].columns,
    lines: wordedLines(statement, locale),
  };
}

export type StatementData = Awaited<ReturnType<typeof loadStatement>>;

/** The account as a file; a period that is none leads back to its page. @throws Response */
export async function statementFile(
  s: Reader,
  account: Account,
  { as, page }: { as: 'pdf' | 'csv'; page: (query: AskedPeriod) => string },
): Promise<Response> {
  const asked = askedPeriod(new URL(account.request.url).searchParams);
  const { facts, problem } = await read(s, account, asked);
  if (problem) throw redirect(page(asked));
  const { statement, locale, business, customer } = facts;
  const { title } = statementWords[locale];
  const name = [title, business.name, customer.name, statement.period.to].join(' - ');
  if (as === 'pdf') {
    const look = await readLook(s.blobs, facts.look);
    return pdfResponse(await typesetPaper(statementPaper(facts, look)), name);
  }
  return new Response(statementCsv(statement, locale), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': contentDisposition('attachment', `${name}.csv`),
      'Cache-Control': 'private, no-store',
    },
  });
}
