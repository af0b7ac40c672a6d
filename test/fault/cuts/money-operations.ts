import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { camt, entry } from '#test/banking/files.ts';
import { acceptLine } from '#workflows/banking/commands/accept-line.ts';
import { importStatement } from '#workflows/banking/commands/import-statement.ts';
import { takeBackLine } from '#workflows/banking/commands/take-back-line.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { dun } from '#workflows/dunning/commands/dun.ts';
import { markOf, readAsking } from '#workflows/dunning/read-asking.ts';
import { clock } from '#workflows/engine/clock.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { allocate } from '#workflows/settlement/commands/allocate.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { settleDifference } from '#workflows/settlement/commands/settle-difference.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';
import type { Money } from '../support/facts.ts';
import type { Open, Stage } from '../support/stage.ts';
import type { Operation } from './operations.ts';

const owed = 120_000;

/** An id that follows from an invoice, as a form keeps the one it was given when it is sent again. */
const idFor = ({ invoiceId }: Open, what: string) => {
  const hex = createHash('sha256').update(`${what}:${invoiceId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const endToEnd = ({ invoiceId }: Open) => invoiceId.replaceAll('-', '');

function doings(stage: Stage) {
  const issued = async () => (await stage.manyIssued(1))[0]!;
  const { officeId, businessId, biller: actor } = stage;
  const who = { officeId, actor };
  const today = async () => parisDate(await clock(stage.s.db));
  const pay = async (s: Services, open: Open, shares: readonly { invoiceId: string; cents: number }[]) =>
    recordPayment(s, who, {
      payment: {
        id: idFor(open, 'payment'),
        businessId,
        customerId: open.customerId,
        paidOn: await today(),
        means: 'transfer',
        cents: owed,
        currency: 'EUR',
        reference: '',
        source: 'hand',
      },
      shares,
    });
  const all = ({ invoiceId }: Open) => [{ invoiceId, cents: owed }];
  const paid = async () => {
    const open = await issued();
    await pay(stage.s, open, all(open));
    return open;
  };
  const bring = async (s: Services, open: Open) =>
    importStatement(s, who, {
      id: idFor(open, 'file'),
      file: {
        name: 'releve.xml',
        bytes: Buffer.from(camt(entry({ cents: owed, day: await today(), e2e: endToEnd(open) }))),
      },
      answers: {},
    });
  const brought = async () => {
    const open = await issued();
    await bring(stage.s, open);
    return open;
  };
  const lineOf = async (open: Open) => {
    const [line] = await rows<{ id: string }>(
      stage.ownerDb,
      sql`select id from bank_lines where end_to_end_id = ${endToEnd(open)}`,
    );
    if (!line) throw new Error('no line came in');
    return line.id;
  };
  const accept = async (s: Services, open: Open) =>
    acceptLine(s, who, { lineId: await lineOf(open), shares: all(open), customerId: open.customerId });
  const accepted = async () => {
    const open = await brought();
    await accept(stage.s, open);
    return open;
  };
  /** Late, proved to have arrived, of a customer of its own, in an hour at which money is asked for. */
  const late = async () => {
    const open = await issued();
    await stage.work();
    await stage.pass(33 * 24);
    const now = await clock(stage.s.db);
    const leftMs = Date.parse(nextAskingHour(now)) - Date.parse(now);
    if (leftMs > 0) await stage.pass(leftMs / 3_600_000 + 0.1);
    return open;
  };
  const asking = (open: Open) =>
    inOffice(stage.s.db, officeId, async (tx) => {
      const customer = await findCustomer(tx, open.customerId);
      if (!customer) throw new Error('no customer');
      return readAsking(tx, customer);
    });
  return { issued, who, today, pay, all, paid, bring, brought, lineOf, accept, accepted, late, asking };
}

const settled: Money = {
  state: 'paid',
  balance: 0,
  live: [owed],
  takenBack: 0,
  payments: 1,
  lines: 0,
  asked: 0,
  askedMails: 0,
  said: 0,
};
const open: Money = { ...settled, state: 'open', balance: owed, live: [], payments: 0 };

/** What is done with money, and what is said about it: each is once in the books, whatever dies. */
export const moneyOperations: Record<string, (stage: Stage) => Operation> = {
  'money: record': (stage) => {
    const { issued, pay, all } = doings(stage);
    return { arrange: issued, act: (s, one) => pay(s, one, all(one)), expected: { money: settled } };
  },
  'money: allocate': (stage) => {
    const { issued, who, pay } = doings(stage);
    const cents = 30_000;
    return {
      arrange: async () => {
        const one = await issued();
        await pay(stage.s, one, []);
        return one;
      },
      act: (s, one) =>
        allocate(s, who, {
          source: { kind: 'payment', id: idFor(one, 'payment') },
          shares: [{ invoiceId: one.invoiceId, cents }],
          leftCents: owed,
        }),
      expected: { money: { ...settled, state: 'partPaid', balance: owed - cents, live: [cents] } },
    };
  },
  'money: difference': (stage) => {
    const { issued, who } = doings(stage);
    return {
      arrange: async () => {
        await stage.ownerDb.execute(sql`update businesses set difference_limit_cents = 300`);
        return issued();
      },
      act: (s, { invoiceId }) =>
        settleDifference(s, who, {
          invoiceId,
          cents: 100,
          kind: 'rounding',
          isLeading: false,
          owedCents: owed,
        }),
      expected: { money: { ...open, state: 'partPaid', balance: owed - 100, live: [100] } },
    };
  },
  'money: reverse': (stage) => {
    const { who, paid } = doings(stage);
    return {
      arrange: paid,
      act: (s, one) =>
        reversePayment(s, who, {
          paymentId: idFor(one, 'payment'),
          cause: 'mistake',
          reason: 'Saisi deux fois',
        }),
      expected: { money: { ...open, takenBack: 1, payments: 1 } },
    };
  },
  'money: write off': (stage) => {
    const { issued, who } = doings(stage);
    return {
      arrange: issued,
      act: (s, { invoiceId }) => writeOff(s, who, { invoiceId, reason: 'Société liquidée' }),
      expected: { money: { ...settled, state: 'writtenOff', payments: 0 } },
    };
  },
  'money: import': (stage) => {
    const { issued, bring } = doings(stage);
    return { arrange: issued, act: bring, expected: { money: { ...open, lines: 1 } } };
  },
  'money: accept line': (stage) => {
    const { brought, accept } = doings(stage);
    return { arrange: brought, act: accept, expected: { money: { ...settled, lines: 1 } } };
  },
  'money: take back line': (stage) => {
    const { who, accepted, lineOf } = doings(stage);
    return {
      arrange: accepted,
      act: async (s, one) => takeBackLine(s, who, { lineId: await lineOf(one), reason: 'Autre client' }),
      expected: { money: { ...open, takenBack: 1, payments: 1, lines: 1 } },
    };
  },
  'money: dispute': (stage) => {
    const { issued, who } = doings(stage);
    return {
      arrange: issued,
      act: (s, one) =>
        dispute(s, who, {
          id: idFor(one, 'dispute'),
          invoiceId: one.invoiceId,
          lines: ['l1'],
          reason: 'other',
          words: 'Une cuvette est fêlée.',
          saidBy: 'Mairie',
        }),
      expected: { money: { ...open, said: 1 } },
    };
  },
  'money: promise': (stage) => {
    const { issued, who, today } = doings(stage);
    return {
      arrange: issued,
      act: async (s, one) =>
        promise(s, who, {
          id: idFor(one, 'promise'),
          invoiceId: one.invoiceId,
          dates: [{ on: addDays(await today(), 10), cents: owed }],
          words: '',
          saidBy: 'Mairie',
        }),
      expected: { money: { ...open, said: 1 } },
    };
  },
  'money: dun': (stage) => {
    const { who, late, asking } = doings(stage);
    const marks = new Map<string, string>();
    return {
      arrange: async () => {
        await stage.ownerDb.execute(sql`update mandates set dunning_article = '9'`);
        const one = await late();
        marks.set(one.invoiceId, markOf(await asking(one)));
        return one;
      },
      act: (s, one) =>
        dun(s, who, {
          id: idFor(one, 'dunning'),
          customerId: one.customerId,
          mark: marks.get(one.invoiceId) ?? '',
        }),
      expected: { money: { ...open, state: 'overdue', asked: 1, askedMails: 1 } },
    };
  },
};
