import { expect, test } from 'vitest';
import type { Since } from '#db/shapes/since.ts';
import { balanceOf } from './balance.ts';

const since: Since = {
  kind: 'invoice',
  payableCents: 120_000,
  grossCents: 120_000,
  creditedCents: 0,
  creditedBy: [],
  paidCents: 0,
  isWrittenOff: false,
  replacedBy: null,
};

test.each<[string, Partial<Since>, ReturnType<typeof balanceOf>]>([
  ['nothing was credited', { grossCents: null }, { state: 'whole', owedCents: 120_000 }],
  ['a part was', { creditedCents: 20_000 }, { state: 'partlyCredited', owedCents: 100_000 }],
  ['all of it was', { creditedCents: 120_000 }, { state: 'credited', owedCents: 0 }],
  [
    'in two credit notes, a deposit was paid before',
    { payableCents: 90_000, creditedCents: 120_000 },
    { state: 'credited', owedCents: 0 },
  ],
  [
    'more than what is still to be paid',
    { payableCents: 90_000, creditedCents: 100_000 },
    { state: 'partlyCredited', owedCents: 0 },
  ],
  ['a corrective took its place', { replacedBy: 'VPC-2026-0002' }, { state: 'replaced', owedCents: 0 }],
  ['a part was paid', { paidCents: 20_000 }, { state: 'partlyPaid', owedCents: 100_000 }],
  ['all of it was paid', { paidCents: 120_000 }, { state: 'paid', owedCents: 0 }],
  [
    'a part was credited, the rest paid',
    { creditedCents: 20_000, paidCents: 100_000 },
    { state: 'paid', owedCents: 0 },
  ],
  ['the rest was given up', { paidCents: 20_000, isWrittenOff: true }, { state: 'closed', owedCents: 0 }],
  ['a credit note', { kind: 'creditNote' }, { state: 'whole', owedCents: 0 }],
  ['an invoice of nothing', { payableCents: 0, grossCents: 0 }, { state: 'whole', owedCents: 0 }],
])('%s', (_, change, balance) => {
  expect(balanceOf({ ...since, ...change })).toEqual(balance);
});
