import type { InvoiceContent } from '#db/shapes/content.ts';
import { type Exemption, exemptionOf } from '../electronic/exemption.ts';
import { element, type XmlElement, type XmlPart } from '../xml/element.ts';
import { categoryElement } from './adjustment.ts';
import { amountsIn, type WriteAmount } from './amount.ts';

/** BG-23 with BT-110; BT-111 as a total of its own in euros. */
export function taxElements(
  { totals }: InvoiceContent,
  exemptions: Exemption[],
  amount: WriteAmount,
): XmlPart[] {
  return [
    element(
      'cac:TaxTotal',
      amount('cbc:TaxAmount', totals.vatCents),
      totals.vat.map((part) =>
        element(
          'cac:TaxSubtotal',
          amount('cbc:TaxableAmount', part.baseCents),
          amount('cbc:TaxAmount', part.vatCents),
          categoryElement('cac:TaxCategory', part, exemptionOf(part, exemptions)),
        ),
      ),
    ),
    totals.vatEurCents === undefined
      ? null
      : element('cac:TaxTotal', amountsIn('EUR')('cbc:TaxAmount', totals.vatEurCents)),
  ];
}

/** BG-22: sums that are zero and may be absent are left out. */
export function sumsElement({ totals }: InvoiceContent, amount: WriteAmount): XmlElement | null {
  const unlessZero = (name: string, cents: number) => (cents === 0 ? null : amount(name, cents));
  return element(
    'cac:LegalMonetaryTotal',
    amount('cbc:LineExtensionAmount', totals.linesCents),
    amount('cbc:TaxExclusiveAmount', totals.netCents),
    amount('cbc:TaxInclusiveAmount', totals.grossCents),
    unlessZero('cbc:AllowanceTotalAmount', totals.allowancesCents),
    unlessZero('cbc:ChargeTotalAmount', totals.chargesCents),
    unlessZero('cbc:PrepaidAmount', totals.prepaidCents),
    unlessZero('cbc:PayableRoundingAmount', totals.roundingCents),
    amount('cbc:PayableAmount', totals.dueCents),
  );
}
