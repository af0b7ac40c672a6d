import { inOffice } from '#db/client.ts';
import { findFollowed } from '#db/queries/settlement.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';
import { claimPaid } from '#workflows/settlement/commands/claim-paid.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import type { SettlementOutcome } from '#workflows/settlement/outcome.ts';
import type { DemoDocument, DemoMoney } from './document.ts';
import type { Step } from './replay.ts';

type Told = { officeId: string; document: DemoDocument; biller: Actor; invoiceId: () => string };

/** What was done and said about the money of one document. */
export const moneySteps = (s: Services, told: Told): Step[] =>
  (told.document.money ?? []).map((money) => ({
    ago: money.ago,
    run: async () => {
      const outcome = await act(s, told, money);
      if (!outcome.ok)
        throw new Error(`${told.document.subject}: ${money.act} was refused, ${outcome.reason}`);
    },
  }));

async function act(s: Services, told: Told, money: DemoMoney): Promise<SettlementOutcome> {
  const { officeId, biller } = told;
  const invoiceId = told.invoiceId();
  const followed = await inOffice(s.db, officeId, (tx) => findFollowed(tx, invoiceId));
  if (!followed) throw new Error(`${told.document.subject} is not followed yet`);
  const { businessId, customerId, currency, balanceCents, buyerName } = followed;
  const today = parisDate(await clock(s.db));
  const id = newId();
  const who = { officeId, actor: biller };
  const buyer: Actor = { kind: 'customer', id: customerId, name: buyerName, channel: 'link' };
  const customer = { officeId, actor: buyer };
  const said = { id, invoiceId, words: money.words ?? '', saidBy: buyerName };
  switch (money.act) {
    case 'pay': {
      const cents = money.cents ?? balanceCents;
      const words = { businessId, customerId, currency, cents, means: money.means, paidOn: today };
      return recordPayment(s, who, {
        payment: { id, ...words, reference: money.words ?? '', source: 'hand' },
        shares: [{ invoiceId, cents }],
      });
    }
    case 'dispute':
      return dispute(s, customer, { ...said, lines: [`l${money.line + 1}`], reason: money.reason });
    case 'promise':
      return promise(s, customer, {
        ...said,
        dates: [{ on: addDays(today, money.on), cents: balanceCents }],
      });
    case 'claim':
      return claimPaid(s, customer, {
        ...said,
        paidOn: addDays(today, -1),
        cents: balanceCents,
        means: money.means,
        saidAs: 'customer',
      });
  }
}
