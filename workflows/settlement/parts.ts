import type { InvoiceContent } from '#db/shapes/content.ts';
import { addDays } from '../invoice/due-date.ts';
import { instalmentsOf } from '../invoice/instalments.ts';
import { parisInstant } from '../invoice/paris-time.ts';
import type { Part } from './events.ts';

/** A payment asked for on receipt is late after so many days. */
export const graceOnReceipt = 3;

type Sealed = {
  issuedOn: string;
  /** Null: on receipt. */
  dueOn: string | null;
  content: Pick<InvoiceContent, 'dueRule' | 'totals' | 'retention'>;
};

/**
 * What a sealed document asks for, part by part, in the order of their days: its payment or its instalments, and the
 * retention, which is asked for when it is released. A part is late from midnight in Paris after its day.
 */
export function partsOf({ issuedOn, dueOn, content }: Sealed): Part[] {
  const instalments = instalmentsOf(content, issuedOn);
  const now: Part[] =
    instalments.length > 0
      ? instalments.map(({ on, cents }) => part('instalment', cents, on))
      : [
          dueOn
            ? part('whole', content.totals.payableCents, dueOn)
            : {
                ...part('whole', content.totals.payableCents, addDays(issuedOn, graceOnReceipt)),
                dueOn: issuedOn,
              },
        ];
  const { retention } = content;
  const later = retention ? [part('retention', retention.amountCents, retention.releaseOn)] : [];
  return [...now, ...later]
    .filter(({ cents }) => cents > 0)
    .sort((a, b) => (a.lateAt ?? '9999').localeCompare(b.lateAt ?? '9999'));
}

const part = (of: Part['of'], cents: number, on: string | null): Part => ({
  of,
  cents,
  dueOn: on,
  lateAt: on && new Date(parisInstant(addDays(on, 1))).toISOString(),
});
