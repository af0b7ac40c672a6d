import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { loadMeasures } from '#app/measures/measures.server.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { listBankAccounts, listBankImports } from '#db/queries/bank-imports.ts';
import {
  countOpenBankLines,
  listDecidedBankLines,
  listOpenBankLines,
  type OpenBankLine,
} from '#db/queries/bank-lines.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import { listOpenSteps } from '#db/queries/contacts.ts';
import { countProposed, listPlanned } from '#db/queries/dunning-plans.ts';
import { listLateCustomers } from '#db/queries/late-customers.ts';
import { countLettersToPrint } from '#db/queries/letters.ts';
import { loadBook } from '#workflows/banking/load-book.ts';
import type { Book } from '#workflows/banking/matching/prepare-book.ts';
import type { Proposal } from '#workflows/banking/matching/types.ts';
import { proposeForLines } from '#workflows/banking/propose-for-lines.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { daysBetween } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { businessOfChosen, type Chosen, chosenIn, settleable, sharesOf } from './chosen.server.ts';
import { remarkWords } from './remark-words.ts';

/** Lines and documents that a person works through at once. */
const mostLines = 50;
const mostItems = 40;
const mostLate = 20;
const mostPlanned = 20;
const mostSteps = 30;

/** What waits for a person, what was brought in, and what was decided last. The address says which line is open. */
export function loadBanking({ db }: Pick<Services, 'db'>, staff: Staff, url: URL, locale: Locale) {
  return inOffice(db, staff.officeId, async (tx) => {
    const ids = chosenIn(url.searchParams);
    const businessId = ids && (await businessOfChosen(tx, ids));
    const chosen = ids && settleable(ids, businessId ? await loadBook(tx, businessId) : undefined);
    const near = chosen && businessId ? { businessId, nearTo: chosen } : {};
    const [open, count, decided, imports] = [
      await listOpenBankLines(tx, mostLines, near),
      await countOpenBankLines(tx),
      await listDecidedBankLines(tx, 10),
      await listBankImports(tx, 10),
    ];
    const books = await booksOf(tx, open);
    const lines = open.map((line) => {
      const own = shown(line, books.get(line.businessId));
      return chosen ? forChosen(own, chosen) : own;
    });
    const opened = open.find(({ id }) => id === url.searchParams.get('line'));
    const search = url.searchParams.get('q') ?? '';
    const isOther = url.searchParams.get('do') === 'other';
    const book = opened && books.get(opened.businessId);
    const accounts = new Set((await listBankAccounts(tx)).map(({ iban }) => iban));
    const today = parisDate(await clock(tx));
    const { list: late, count: lateCount } = await listLateCustomers(tx, { today, most: mostLate });
    const mayAddAccount = may(staff.role, 'bank-details');
    return {
      count,
      lettersToPrint: await countLettersToPrint(tx),
      dunnings: await readDunnings(tx, today),
      today,
      steps: await listOpenSteps(tx, { until: today, most: mostSteps }),
      lines,
      choices:
        opened && book
          ? choicesFor(opened, {
              book: book.book,
              proposal: book.proposals.get(opened.id),
              search,
              isOther,
              chosen: search === '' ? chosen : null,
            })
          : null,
      /** Documents that were chosen in the list of invoices, for one of the lines. */
      chosen: chosen && {
        ids: chosen.ids,
        numbers: chosen.items.map(({ number }) => number),
        cents: chosen.cents,
        currency: chosen.currency,
        left: chosen.left,
      },
      late: {
        count: lateCount,
        list: late.map((each) => ({
          ...each,
          days: daysBetween(each.oldestDueOn, today),
        })),
      },
      measures: await loadMeasures(tx, today),
      decided,
      imports: imports.map(({ remarks, ...one }) => ({
        ...one,
        remarks: remarks.slice(0, 20).map((each) => remarkWords(each, locale)),
        foreign: mayAddAccount
          ? remarks
              .filter(({ code, found }) => /^(foreign|shared)Account$/.test(code) && !accounts.has(found))
              .map(({ found }) => found)
          : [],
      })),
      businesses: mayAddAccount ? await listBusinessNames(tx) : [],
      /** Of the file that may be brought in next: sent twice, it is one. */
      importId: newId(),
      may: {
        assign: may(staff.role, 'payments'),
        dun: may(staff.role, 'dun'),
        reverse: may(staff.role, 'reverse-payment'),
      },
    };
  });
}

/** What leaves by plan next, and how many customers plans propose to ask. */
async function readDunnings(tx: Tx, today: string) {
  const { list, count } = await listPlanned(tx, { today, most: mostPlanned });
  const { proposed, plans } = await countProposed(tx, today);
  return { planned: list, count, leavesAt: list[0]?.leavesAt ?? null, proposed, plans, holdId: newId() };
}

export type BankingData = Awaited<ReturnType<typeof loadBanking>>;
export type ShownLine = BankingData['lines'][number];

type Held = { book: Book; proposals: Map<string, Proposal> };

async function booksOf(tx: Tx, lines: readonly OpenBankLine[]): Promise<Map<string, Held>> {
  const held = new Map<string, Held>();
  for (const [businessId, own] of Map.groupBy(lines, (line) => line.businessId)) {
    const book = await loadBook(tx, businessId);
    held.set(businessId, { book, proposals: proposeForLines(book, own) });
  }
  return held;
}

function shown(line: OpenBankLine, held: Held | undefined) {
  const { id, bookedOn, cents, currency, label, businessName, twinOf, isReturn, counterpartyName } = line;
  const proposal = held?.proposals.get(id);
  const numbers = new Map(held?.book.input.items.map((item) => [item.invoiceId, item.number]));
  const shares = (cents > 0 ? (proposal?.shares ?? []) : []).map((share) => ({
    ...share,
    number: numbers.get(share.invoiceId) ?? '',
  }));
  return {
    id,
    bookedOn,
    cents,
    currency,
    label: label || counterpartyName,
    businessName,
    isTwin: twinOf !== null,
    isReturn,
    sureness: shares.length > 0 ? (proposal?.sureness ?? 'none') : ('none' as const),
    shares,
    credits: (proposal?.credits ?? []).map(({ source, invoiceId, cents: off }) => ({
      ...source,
      invoiceId,
      cents: off,
    })),
    charges: proposal?.charges ?? [],
    reasons: proposal?.reasons ?? [],
    /** The payments that it may take back: the one that is proposed, else all of that amount. */
    mayReturn: cents < 0 && held ? returnable(held.book, line, proposal) : [],
  };
}

function returnable({ input }: Book, { cents, currency }: OpenBankLine, proposal: Proposal | undefined) {
  const proposed = proposal?.reversal;
  return input.payments
    .filter((each) => each.cents === -cents && each.currency === currency)
    .filter(({ id }) => !proposed || id === proposed.paymentId)
    .slice(0, mostItems)
    .map(({ id, paidOn, numbers, reference }) => ({
      id,
      paidOn,
      numbers,
      reference,
      cause: proposed?.cause ?? ('returned' as const),
    }));
}

/** A line that is what was chosen to the cent settles all of it with one press; of any other somebody says which part. */
function forChosen(line: ReturnType<typeof shown>, { items, cents }: Chosen): ReturnType<typeof shown> {
  const isIt = line.cents === cents;
  const shares = isIt
    ? items.map(({ invoiceId, number, balanceCents }) => ({ invoiceId, number, cents: balanceCents }))
    : [];
  const sureness = isIt ? 'likely' : 'none';
  return {
    ...line,
    shares,
    sureness,
    credits: [],
    charges: [],
    reasons: isIt ? [{ code: 'exactAmount' }] : [],
  };
}

type Asked = {
  book: Book;
  proposal: Proposal | undefined;
  search: string;
  isOther: boolean;
  chosen: Chosen | null;
};

/** Open documents that a line may be for: of the customer that is proposed, or of all who fit what is searched. */
function choicesFor({ currency, cents }: OpenBankLine, { book, proposal, search, isOther, chosen }: Asked) {
  if (chosen) {
    const shares = sharesOf(chosen, cents);
    const items = chosen.items.map((item) => ({
      ...item,
      proposedCents: shares.get(item.invoiceId) ?? null,
    }));
    return { more: 0, search, items };
  }
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const own = !isOther && words.length === 0 ? proposal?.customerId : null;
  const fits = book.input.items
    .filter((item) => item.currency === currency && (!own || item.customerId === own))
    .filter(({ number, buyerName }) =>
      words.every((word) => `${number} ${buyerName}`.toLowerCase().includes(word)),
    )
    .sort((a, b) => ((a.dueOn ?? a.issuedOn) < (b.dueOn ?? b.issuedOn) ? -1 : 1));
  const proposed = new Map(proposal?.shares.map(({ invoiceId, cents }) => [invoiceId, cents]));
  return {
    more: Math.max(0, fits.length - mostItems),
    search,
    items: fits.slice(0, mostItems).map(({ invoiceId, number, buyerName, balanceCents, dueOn }) => ({
      invoiceId,
      number,
      buyerName,
      balanceCents,
      dueOn,
      proposedCents: isOther ? null : (proposed.get(invoiceId) ?? null),
    })),
  };
}
