import { z } from 'zod';
import { cents, decimal, text, vatCategories } from './content-atoms.ts';

export const totalsSchema = z.object({
  /** BT-106, BT-107, BT-108, BT-109. */
  linesCents: cents,
  allowancesCents: cents,
  chargesCents: cents,
  netCents: cents,
  /** BG-23, one entry a category and rate; VAT is rounded half up per entry, never per line. */
  vat: z.array(
    z.object({
      category: z.enum(vatCategories),
      rate: decimal,
      baseCents: cents,
      vatCents: cents,
      exemptionReason: text,
      exemptionCode: text,
    }),
  ),
  /** BT-110, BT-112, BT-113, BT-114, BT-115. */
  vatCents: cents,
  grossCents: cents,
  prepaidCents: cents,
  roundingCents: cents,
  dueCents: cents,
  /** BT-111: the VAT in euro cents, when the document is in another currency and its exchange rate is known. */
  vatEurCents: cents.optional(),
  /** What the customer pays now: due less the retention and the penalty (both outside VAT). */
  payableCents: cents,
});

export type Totals = z.infer<typeof totalsSchema>;
