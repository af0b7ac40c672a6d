/**
 * `node --import tsx test/review/record-histories.ts`: plays whole lives of reviews on a real database and keeps their
 * logs, with what they led to, for the versions that have none yet. A history is never made anew: a machine that no
 * longer repeats one needs a new version, beside the old.
 */

import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { cloneDatabase } from '#test/setup/clone-database.ts';
import { prepareCluster } from '#test/setup/prepared-cluster.ts';
import { buildWorld } from '#test/support/build-world.ts';
import { clock, toIso } from '#workflows/engine/clock.ts';
import type { Logged } from '#workflows/engine/replay.ts';
import { send } from '#workflows/engine/send.ts';
import type { Happening } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import * as commands from '#workflows/review/commands.ts';
import { reviewMachine } from '#workflows/review/events.ts';
import { explainDispute } from '#workflows/settlement/commands/answer-dispute.ts';
import { acceptPromise } from '#workflows/settlement/commands/answer-promise.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { takeBack } from '#workflows/settlement/commands/take-back.ts';
import { writeOff } from '#workflows/settlement/commands/write-off.ts';
import { type SettlementEvent, settlementMachine } from '#workflows/settlement/events.ts';

type World = Awaited<ReturnType<typeof buildWorld>>;
type Life = (w: World, invoiceId: string) => Promise<void>;

const folder = resolve(import.meta.dirname, 'snapshots/histories');
const office = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.biller, invoiceId });
const owner = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.owner, invoiceId });

async function submit(w: World, invoiceId: string) {
  await commands.submitReview(w.s, office(w, invoiceId));
  await w.work();
}

async function approve(w: World, invoiceId: string) {
  const { context } = await w.look(invoiceId);
  const revisionSha256 = String(context.revisionSha256);
  await commands.approve(w.s, { ...owner(w, invoiceId), revisionSha256 });
}

async function holdFor(w: World, invoiceId: string, days: number) {
  const until = new Date(Date.parse(await clock(w.s.db)) + days * 86_400_000).toISOString();
  await commands.askTime(w.s, { ...owner(w, invoiceId), until });
}

const lives: Record<string, { policy?: object; live: Life }> = {
  silence: {
    live: async (w, id) => {
      await submit(w, id);
      for (let hours = 0; hours < 50; hours += 5) await w.pass(5);
    },
  },
  undone: {
    live: async (w, id) => {
      await submit(w, id);
      await approve(w, id);
      await commands.undoApproval(w.s, owner(w, id));
      await approve(w, id);
      await w.pass(0.2);
    },
  },
  corrected: {
    live: async (w, id) => {
      await submit(w, id);
      await commands.comment(w.s, { ...owner(w, id), lineId: 'l1', body: 'Deux ?' });
      await commands.reply(w.s, { ...office(w, id), body: 'Deux.' });
      await w.work();
      const wish = { lineId: 'l1', field: 'quantity', before: '2', after: '1', body: '' };
      await commands.requestCorrection(w.s, { ...owner(w, id), ...wish });
      await submit(w, id);
      await approve(w, id);
      await w.pass(0.2);
    },
  },
  held: {
    live: async (w, id) => {
      await submit(w, id);
      await holdFor(w, id, 2);
      await commands.resume(w.s, owner(w, id));
      await holdFor(w, id, 3);
      await w.pass(73);
      await w.pass(49);
    },
  },
  bounced: {
    live: async (w, id) => {
      await submit(w, id);
      const actor = { kind: 'provider', id: null, name: 'resend', channel: 'webhook' } as const;
      const bounced = {
        type: 'bounced' as const,
        request: 1,
        recipient: w.ownerId,
        reason: 'mailbox full',
        actor,
      };
      const [review] = await rows<{ id: string }>(
        w.ownerDb,
        sql`select id from workflows where subject_id = ${id} and machine = 'review'`,
      );
      await send(w.s.engine, w.officeId, { machine: reviewMachine, id: review!.id }, bounced);
      await commands.resend(w.s, office(w, id));
      await w.work();
      await w.pass(49);
    },
  },
  revoked: {
    live: async (w, id) => {
      await submit(w, id);
      const [review] = await rows<{ id: string }>(
        w.ownerDb,
        sql`select id from workflows where subject_id = ${id} and machine = 'review'`,
      );
      const revoked = {
        type: 'revoked' as const,
        recipient: w.ownerId,
        name: 'Thierry Vasseur',
        actor: w.biller,
      };
      await send(w.s.engine, w.officeId, { machine: reviewMachine, id: review!.id }, revoked);
      await w.pass(49);
      await commands.withdraw(w.s, office(w, id));
    },
  },
  lapsed: {
    policy: { guardrails: ['firstInvoice'] },
    live: async (w, id) => {
      await submit(w, id);
      await w.pass(49);
      for (let days = 0; days < 25; days++) await w.pass(24);
      await approve(w, id);
      await w.pass(0.2);
    },
  },
  waived: { policy: { needsApproval: 'never' }, live: submit },
  // Of money: late after a part was paid, reversed, given up, and come after all.
  paid: {
    policy: { needsApproval: 'never' },
    live: async (w, id) => {
      await submit(w, id);
      const { officeId, businessId, customerId, biller: actor } = w;
      const said = {
        means: 'cheque',
        currency: 'EUR',
        reference: '',
        source: 'hand',
        paidOn: '2026-01-05',
      } as const;
      const pay = (paymentId: string, cents: number) =>
        recordPayment(
          w.s,
          { officeId, actor },
          {
            payment: { id: paymentId, businessId, customerId, cents, ...said },
            shares: [{ invoiceId: id, cents }],
          },
        );
      const [first, second] = [newId(), newId()] as const;
      await pay(first, 40_000);
      await w.pass(24 * 32);
      await reversePayment(w.s, { officeId, actor }, { paymentId: first, cause: 'unpaid', reason: 'impayé' });
      await writeOff(w.s, { officeId, actor }, { invoiceId: id, reason: 'liquidation' });
      const [lost] = await rows<{ id: string }>(
        w.ownerDb,
        sql`select id from allocations where source_kind = 'writeOff'`,
      );
      await takeBack(w.s, { officeId, actor }, { allocationId: lost!.id, reason: 'a payé' });
      await pay(second, 120_000);
    },
  },
  asked: {
    policy: { needsApproval: 'never' },
    live: async (w, id) => {
      await submit(w, id);
      const [settlement] = await rows<{ id: string }>(
        w.ownerDb,
        sql`select id from workflows where subject_id = ${id} and machine = 'settlement'`,
      );
      const actor = w.biller;
      const give = (event: Happening<SettlementEvent>) =>
        send(w.s.engine, w.officeId, { machine: settlementMachine, id: settlement!.id }, { ...event, actor });
      const after = async (days: number) =>
        new Date(Date.parse(await clock(w.s.db)) + days * 86_400_000).toISOString();
      const said = { words: '', saidBy: 'Mme Perrin' };
      const dispute = async (disputeId: string, days: number) =>
        give({
          type: 'disputed',
          disputeId,
          cents: 10_000,
          currency: 'EUR',
          answerBy: await after(days),
          lines: ['l1'],
          reason: 'quantity',
          ...said,
        });
      const promise = async (promiseId: string, days: number) => {
        const endsAt = await after(days);
        const on = endsAt.slice(0, 10);
        await give({ type: 'promised', promiseId, on, endsAt, dates: [{ on, cents: 120_000 }], ...said });
      };
      await dispute('d1', 15);
      await give({ type: 'disputeAnswered', disputeId: 'd1', kind: 'explained', words: '' });
      await dispute('d2', 2);
      await w.pass(24 * 32);
      await give({ type: 'dunned', level: 1 });
      await promise('p1', 5);
      await give({ type: 'promiseWithdrawn', promiseId: 'p1', outcome: 'withdrawn', ...said });
      await promise('p2', 3);
      await w.pass(24 * 4);
      await give({ type: 'dunned', level: 2 });
      await give({ type: 'dunned', level: 3 });
    },
  },
  promised: {
    policy: { needsApproval: 'never' },
    live: async (w, id) => {
      await submit(w, id);
      const who = { officeId: w.officeId, actor: w.biller };
      const said = { words: '', saidBy: 'Mme Perrin' };
      const today = parisDate(await clock(w.s.db));
      const pay = async (cents: number) => {
        const { businessId, customerId } = w;
        const means = { means: 'transfer', currency: 'EUR', reference: '', source: 'hand' } as const;
        await recordPayment(w.s, who, {
          payment: { id: newId(), businessId, customerId, cents, paidOn: today, ...means },
          shares: [{ invoiceId: id, cents }],
        });
      };
      const disputeId = newId();
      await pay(20_000);
      await dispute(w.s, who, { id: disputeId, invoiceId: id, lines: ['l1'], reason: 'price', ...said });
      await explainDispute(w.s, who, { disputeId, words: 'Le devis le dit.' });
      const promiseId = newId();
      const dates = [
        { on: addDays(today, 3), cents: 40_000 },
        { on: addDays(today, 9), cents: 60_000 },
      ];
      await promise(w.s, who, { id: promiseId, invoiceId: id, dates, ...said });
      await acceptPromise(w.s, who, { promiseId, ...said });
      await pay(40_000);
      await w.pass(24 * 4);
      await w.pass(24 * 8);
    },
  },
  'given up': {
    live: async (w, id) => {
      await submit(w, id);
      await commands.withdraw(w.s, office(w, id));
      await commands.deleteDraft(w.s, office(w, id));
    },
  },
};

type Row = Logged & { id: string; name: string; snapshot: { context: object }; timers: unknown };

async function record(w: World, life: string, invoiceId: string) {
  const list = await rows<Row>(
    w.ownerDb,
    sql`select w.id, w.machine || '@' || w.version as name, w.snapshot, w.timers, t.event, t.payload, t.actor, t.at,
        t.to_state as "toState"
      from workflows w join transitions t on t.workflow_id = w.id
      where w.subject_id = ${invoiceId} order by w.id, t.sequence`,
  );
  for (const log of Map.groupBy(list, ({ id }) => id).values()) {
    const { name, snapshot, timers } = log[0]!;
    const file = join(folder, `${name}-${life.replaceAll(' ', '-')}.json`);
    // One delivery is like another, and so is the money of lives that are about something else.
    const isOfMoney = ['paid', 'asked', 'promised'].includes(life);
    if (existsSync(file) || (name.startsWith('dispatch') && life !== 'silence')) continue;
    if (name.startsWith('settlement') !== isOfMoney) continue;
    const events = log.map(({ event, payload, actor, at, toState }) => ({
      event,
      payload,
      actor,
      at: toIso(at),
      toState,
    }));
    const history = { machine: name, input: snapshot.context, log: events, end: { snapshot, timers } };
    writeFileSync(file, `${JSON.stringify(history, null, 2)}\n`);
  }
}

mkdirSync(folder, { recursive: true });
const dir = mkdtempSync(join(tmpdir(), 'tacite-histories-'));
const { urls, stop } = await prepareCluster(dir, ['fsync=off']);
try {
  for (const [life, { policy = {}, live }] of Object.entries(lives)) {
    const { drop, ...database } = await cloneDatabase(urls);
    const w = await buildWorld(database, { policy });
    const invoiceId = await w.draft();
    await live(w, invoiceId);
    await record(w, life, invoiceId);
    await w.leave();
    await drop();
  }
} finally {
  await stop();
  rmSync(dir, { recursive: true, force: true });
}
process.exit(0);
