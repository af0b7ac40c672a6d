import { sql } from 'drizzle-orm';
import { inOffice, rows } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { dun } from '#workflows/dunning/commands/dun.ts';
import { markOf, readAsking } from '#workflows/dunning/read-asking.ts';
import { clock, stopwatch } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { startResendServer } from '#workflows/mail/testing/resend-server.ts';
import { resendTransport } from '#workflows/mail/transport-resend.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { randomFrom } from '../support/random.ts';
import type { Broken, Lab, Row } from '../support/scenario.ts';
import { type Open, openStage, type Stage } from '../support/stage.ts';
import { inLanes } from '../support/until.ts';
import { countByState, keptMails, pump, reconcile } from './pump.ts';
import { moody } from './resend.ts';

const owed = 120_000;
const lanes = 8;

type Asked = Open & { dunningId: string; paid: 'before' | 'meanwhile' | 'never' };

/**
 * Customers are asked for money through a provider that fails more than a third of the requests, while some of them pay:
 * nobody is asked twice, who had paid before anything left is not asked at all, and what is kept of each message is what
 * the provider took.
 */
export async function dunningFaults({ urls, size, seed }: Lab): Promise<Row> {
  const from = stopwatch();
  const random = randomFrom(seed);
  const server = await startResendServer({ mood: () => moody(random) });
  const transport = resendTransport({ apiKey: 're_test', baseUrl: server.url, timeoutMs: 400 });
  const stage = await openStage(urls);
  try {
    const asked = (await ask(stage, size)).map((each): Asked => {
      const luck = random();
      return { ...each, paid: luck < 0.2 ? 'before' : luck < 0.4 ? 'meanwhile' : 'never' };
    });
    const payAll = (when: Asked['paid']) => {
      const some = asked.filter(({ paid }) => paid === when);
      return inLanes(some.length, lanes, (index) => pay(stage, some[index]!));
    };
    await payAll('before');
    await Promise.all([pump(stage, transport), payAll('meanwhile')]);
    await pump(stage, transport);
    const taken = new Map(
      [...Map.groupBy(server.accepted, ({ key }) => key)].map(([key, list]) => [key, list.length]),
    );
    const left = await departures(stage);
    const kept = await keptMails(stage, 'dunning');
    // It may have left when its money came: a person compares.
    const compared = new Set(kept.flatMap(({ key, state }) => (state === 'reconcile' ? [key] : [])));
    const says = asked.flatMap(({ dunningId, paid }) => {
      const times = taken.get(`dunning:${dunningId}`) ?? 0;
      const name = `the message ${dunningId}, paid ${paid},`;
      if (paid === 'before' && times > 0) return [`${name} was accepted all the same`];
      if (paid === 'never' && times !== 1) return [`${name} was accepted ${times} times`];
      if (paid === 'meanwhile' && times <= 1 && compared.has(`dunning:${dunningId}`)) return [];
      const isLeft = left.get(dunningId) === 'left';
      return times > 1 || isLeft !== (times === 1)
        ? [`${name} was accepted ${times} times, kept as ${left.get(dunningId)}`]
        : [];
    });
    says.push(
      ...reconcile(
        kept.filter(({ state }) => state !== 'dropped'),
        taken,
      ),
      ...(await stage.violations()),
    );
    const broken: Broken[] = says.map((each) => ({ case: 'dunnings', says: each }));
    const measured = `${server.requests()} requests; ${countByState(kept)}`;
    return {
      what: 'resend, asking for money',
      count: asked.length,
      broken,
      ms: stopwatch() - from,
      measured,
    };
  } finally {
    await server.close();
    await stage.close();
  }
}

/** Customers who are late, each with one message on its way. */
async function ask(stage: Stage, size: number): Promise<(Open & { dunningId: string })[]> {
  const { ownerDb, officeId, biller: actor, s } = stage;
  await ownerDb.execute(sql`update mandates set dunning_article = '9'`);
  const issued = await stage.manyIssued(size);
  // Their invoices arrive, by a provider that works.
  await stage.work();
  await stage.pass(33 * 24);
  const now = await clock(s.db);
  const leftMs = Date.parse(nextAskingHour(now)) - Date.parse(now);
  if (leftMs > 0) await stage.pass(leftMs / 3_600_000 + 0.1);
  return inLanes(issued.length, lanes, async (index) => {
    const open = issued[index]!;
    const dunningId = newId();
    const mark = await inOffice(s.db, officeId, async (tx) =>
      markOf(await readAsking(tx, (await findCustomer(tx, open.customerId))!)),
    );
    const outcome = await dun(s, { officeId, actor }, { id: dunningId, customerId: open.customerId, mark });
    if (!outcome.ok) throw new Error(`not asked: ${outcome.reason}`);
    return { ...open, dunningId };
  });
}

async function pay({ s, officeId, biller: actor, businessId }: Stage, { invoiceId, customerId }: Open) {
  const payment = {
    id: newId(),
    businessId,
    customerId,
    paidOn: parisDate(await clock(s.db)),
    means: 'transfer' as const,
    cents: owed,
    currency: 'EUR',
    reference: '',
    source: 'hand' as const,
  };
  const shares = [{ invoiceId, cents: owed }];
  const outcome = await recordPayment(s, { officeId, actor }, { payment, shares });
  if (!outcome.ok) throw new Error(`not paid: ${outcome.reason}`);
}

/** What is kept of each message: `left`, or `nothing` where nothing was left to ask for. */
async function departures({ ownerDb }: Stage): Promise<Map<string, string>> {
  const found = await rows<{ id: string; outcome: string }>(
    ownerDb,
    sql`select dunning_id as id, outcome from dunning_departures`,
  );
  return new Map(found.map(({ id, outcome }) => [id, outcome]));
}
