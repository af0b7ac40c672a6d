import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredTimer } from '#db/schema/workflows.ts';
import { settlerKinds } from '#db/shapes/settling.ts';
import { firstStep, step, timerName } from '../engine/step.ts';
import type { Actor, EngineEvent } from '../engine/types.ts';
import type { Part, SettlementContext } from './events.ts';
import { settlementChart } from './machine.ts';

const actor: Actor = { kind: 'staff', id: 's1', name: 'Inès', channel: 'console' };
const day = (number: number) => new Date(Date.UTC(2027, 0, 1 + number)).toISOString();
const part = (cents: number, late: number | null, of: Part['of'] = 'whole'): Part => ({
  of,
  cents,
  dueOn: late === null ? null : day(late - 1).slice(0, 10),
  lateAt: late === null ? null : day(late),
});

/** A settlement as the engine runs it: timers that are due come first, by their own time. */
function follow(parts: Part[]) {
  const totalCents = parts.reduce((sum, { cents }) => sum + cents, 0);
  const whose = { officeId: 'o1', businessId: 'b1', invoiceId: 'i1', currency: 'EUR' };
  const input = { at: day(0), ...whose, totalCents, parts };
  let now = firstStep(settlementChart, input);
  const take = (event: EngineEvent): boolean => {
    const taken = step(settlementChart, JSON.parse(now.snapshot), now.timers, event);
    if (taken) now = taken;
    return taken !== null;
  };
  const passTo = (at: string) => {
    const due = (timer: StoredTimer | undefined) => timer && timer.dueAt <= at;
    while (due(now.timers[0])) {
      const { type, dueAt } = now.timers[0]!;
      const rule: Actor = { kind: 'rule', id: null, name: timerName(type), channel: 'timer' };
      take({ type, at: dueAt, actor: rule });
    }
  };
  return {
    give(at: string, event: { type: string } & Record<string, unknown>): boolean {
      passTo(at);
      return take({ at, actor, ...event });
    },
    passTo,
    get state() {
      return now.state;
    },
    get status() {
      return now.status;
    },
    get context() {
      return now.context as SettlementContext;
    },
  };
}

const paid = (cents: number, by: string = 'payment') => ({
  type: 'allocated',
  allocationId: 'a1',
  by,
  cents,
});
const back = (cents: number, by: string = 'payment') => ({
  type: 'takenBack',
  allocationId: 'a1',
  by,
  cents,
  reason: 'chèque impayé',
});
const dunned = (level: number) => ({ type: 'dunned', level });

test('an invoice is late with its day, not before, and paid with its last cent', () => {
  const one = follow([part(30_000, 31)]);
  expect(one.state).toBe('open');
  one.passTo(new Date(Date.parse(day(31)) - 1).toISOString());
  expect(one.state).toBe('open');
  one.passTo(day(31));
  expect(one.state).toBe('overdue');
  expect(one.give(day(32), paid(29_999))).toBe(true);
  expect(one.state).toBe('overdue');
  expect(one.give(day(33), paid(2))).toBe(false);
  expect(one.give(day(33), paid(1))).toBe(true);
  expect([one.state, one.status]).toEqual(['paid', 'resting']);
});

test('what is taken back brings back where it stood, dunning included', () => {
  const one = follow([part(30_000, 31)]);
  expect(one.give(day(30), dunned(1))).toBe(false);
  expect(one.give(day(36), dunned(1))).toBe(true);
  expect(one.give(day(50), dunned(2))).toBe(true);
  expect(one.give(day(51), dunned(2))).toBe(false);
  one.give(day(52), paid(30_000));
  expect(one.state).toBe('paid');
  expect(one.give(day(53), dunned(3))).toBe(false);
  expect(one.give(day(60), back(30_000))).toBe(true);
  expect(one.state).toBe('dunned2');
});

test('a partial payment before the day is one, and the first instalment is settled first', () => {
  const one = follow([part(10_000, 10, 'instalment'), part(20_000, 40, 'instalment')]);
  one.give(day(5), paid(10_000));
  expect(one.state).toBe('partPaid');
  one.passTo(day(39));
  expect(one.state).toBe('partPaid');
  one.passTo(day(40));
  expect(one.state).toBe('overdue');
});

test('a retention without a day is owed, and never late', () => {
  const one = follow([part(95_000, 31), part(5_000, null, 'retention')]);
  one.give(day(10), paid(95_000));
  one.passTo(day(4_000));
  expect(one.state).toBe('partPaid');
});

test('ends tell themselves apart: paid, cancelled by a credit note, written off', () => {
  const cancelled = follow([part(30_000, 31)]);
  cancelled.give(day(1), paid(30_000, 'creditNote'));
  expect(cancelled.state).toBe('cancelled');
  const both = follow([part(30_000, 31)]);
  both.give(day(1), paid(10_000, 'creditNote'));
  both.give(day(2), paid(20_000));
  expect(both.state).toBe('paid');
  const lost = follow([part(30_000, 31)]);
  lost.give(day(90), paid(30_000, 'writeOff'));
  expect(lost.state).toBe('writtenOff');
  lost.give(day(99), back(30_000, 'writeOff'));
  lost.give(day(99), paid(30_000));
  expect(lost.state).toBe('paid');
});

describe('promises and disputes', () => {
  const promise = (id: string, on: number) => ({
    type: 'promised',
    promiseId: id,
    on: day(on).slice(0, 10),
    endsAt: day(on + 1),
    leaves: 0,
    after: [],
  });

  test('a promise sleeps until its day is over; broken twice, it is offered no more', () => {
    const one = follow([part(30_000, 31)]);
    expect(one.give(day(32), promise('p1', 40))).toBe(true);
    expect(one.give(day(33), promise('p2', 45))).toBe(false);
    one.passTo(day(41));
    expect(one.context).toMatchObject({ promise: null, brokenPromises: 1 });
    expect(one.give(day(42), promise('p2', 50))).toBe(true);
    one.passTo(day(51));
    expect(one.give(day(52), promise('p3', 60))).toBe(false);
  });

  test('a promise is kept by the last cent, and a reversal doesn’t call it broken', () => {
    const one = follow([part(30_000, 31)]);
    one.give(day(32), promise('p1', 40));
    one.give(day(39), paid(30_000));
    one.give(day(60), back(30_000));
    one.passTo(day(90));
    expect(one.context).toMatchObject({ promise: null, brokenPromises: 0 });
    expect(one.state).toBe('overdue');
  });

  test('a dispute is about so much at most as is owed, and ends with its answer or its time', () => {
    const one = follow([part(30_000, 31)]);
    const dispute = (id: string, cents: number, by: number) => ({
      type: 'disputed',
      disputeId: id,
      cents,
      answerBy: day(by),
    });
    expect(one.give(day(2), dispute('d1', 30_001, 20))).toBe(false);
    expect(one.give(day(2), dispute('d1', 10_000, 20))).toBe(true);
    expect(one.give(day(3), dispute('d2', 5_000, 10))).toBe(true);
    one.passTo(day(10));
    expect(one.context.disputes.map(({ id }) => id)).toEqual(['d1']);
    expect(one.give(day(11), { type: 'disputeAnswered', disputeId: 'd2' })).toBe(false);
    expect(one.give(day(11), { type: 'disputeAnswered', disputeId: 'd1' })).toBe(true);
    expect(one.context.disputes).toEqual([]);
  });
});

/** What product.md says, written down a second time, from what was accepted alone. */
function rules(parts: Part[], told: { at: string; by: string; cents: number }[], level: number, at: string) {
  const total = parts.reduce((sum, { cents }) => sum + cents, 0);
  const sum = (by: string[]) =>
    told.filter((each) => by.includes(each.by)).reduce((all, { cents }) => all + cents, 0);
  const settled = sum([...settlerKinds]);
  if (settled === total)
    return sum(['writeOff']) > 0 ? 'writtenOff' : sum(['payment', 'difference']) > 0 ? 'paid' : 'cancelled';
  const fallen = parts
    .filter(({ lateAt }) => lateAt && lateAt <= at)
    .reduce((all, { cents }) => all + cents, 0);
  if (settled < fallen) return ['overdue', 'dunned1', 'dunned2', 'formalNotice'][level];
  return settled > 0 ? 'partPaid' : 'open';
}

test('whatever comes in whatever order, an invoice stands where its amounts and dates say', () => {
  const cents = fc.integer({ min: 1, max: 12_000 });
  const word = fc.record({
    wait: fc.integer({ min: 0, max: 30 }),
    what: fc.oneof(
      fc.record({ type: fc.constant('allocated'), by: fc.constantFrom(...settlerKinds), cents }),
      fc.record({ type: fc.constant('takenBack'), index: fc.nat(20) }),
      fc.record({ type: fc.constant('dunned'), level: fc.constantFrom(1, 2, 3) }),
      fc.record({ type: fc.constant('disputed'), cents, days: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ type: fc.constant('promised'), days: fc.integer({ min: 0, max: 20 }) }),
    ),
  });
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(lengths, fc.array(word, { maxLength: 25 }), (shape, words) => {
      const parts = shape
        .map(([amount, late]) => part(amount, late, 'instalment'))
        .sort((a, b) => (a.lateAt ?? '').localeCompare(b.lateAt ?? ''));
      const total = parts.reduce((sum, each) => sum + each.cents, 0);
      const one = follow(parts);
      let told: { at: string; by: string; cents: number }[] = [];
      let level = 0;
      let at = 0;
      for (const { wait, what } of words) {
        at += wait;
        const owed = total - told.reduce((sum, each) => sum + each.cents, 0);
        if (what.type === 'allocated' && 'by' in what) {
          expect(one.give(day(at), paid(what.cents, what.by))).toBe(what.cents <= owed);
          if (what.cents <= owed) told = [...told, { at: day(at), by: what.by, cents: what.cents }];
        } else if (what.type === 'takenBack' && 'index' in what) {
          const gone = told[what.index % Math.max(1, told.length)];
          if (gone) expect(one.give(day(at), back(gone.cents, gone.by))).toBe(true);
          told = told.filter((each) => each !== gone);
        } else if (what.type === 'dunned' && 'level' in what) {
          one.passTo(day(at));
          const isLate = !['open', 'partPaid', 'paid', 'cancelled', 'writtenOff'].includes(
            rules(parts, told, level, day(at)) ?? '',
          );
          expect(one.give(day(at), dunned(what.level))).toBe(isLate && what.level > level);
          if (isLate && what.level > level) level = what.level;
        } else if (what.type === 'disputed' && 'cents' in what)
          one.give(day(at), {
            type: 'disputed',
            disputeId: `d${at}`,
            cents: what.cents,
            answerBy: day(at + what.days),
          });
        else if ('days' in what) {
          const on = at + what.days;
          const kept = { on: day(on).slice(0, 10), endsAt: day(on + 1), leaves: 0, after: [] };
          one.give(day(at), { type: 'promised', promiseId: `p${at}`, ...kept });
        }
        one.passTo(day(at));
        expect(one.state).toBe(rules(parts, told, level, day(at)));
        expect(one.status === 'resting').toBe(['paid', 'cancelled', 'writtenOff'].includes(one.state));
        expect(one.context.brokenPromises).toBeLessThanOrEqual(2);
      }
    }),
    { numRuns: 300 },
  );
});
