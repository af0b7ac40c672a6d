import type { AllowanceCharge, Vat } from '#db/shapes/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { rateText } from '../electronic/amounts.ts';
import { element, type XmlElement } from '../xml/element.ts';

/** BG-20, BG-21 with their VAT; BG-27, BG-28 on a line without. */
export function adjustmentElement(adjustment: AllowanceCharge & { vat?: Vat }): XmlElement | null {
  const { kind, percent, baseCents, amountCents, reason, reasonCode, vat } = adjustment;
  return element(
    'ram:SpecifiedTradeAllowanceCharge',
    element('ram:ChargeIndicator', element('udt:Indicator', String(kind === 'charge'))),
    element('ram:CalculationPercent', percent === null ? '' : normalizeDecimal(percent)),
    element('ram:BasisAmount', baseCents === null ? '' : centsToDecimal(baseCents)),
    element('ram:ActualAmount', centsToDecimal(amountCents)),
    element('ram:ReasonCode', reasonCode),
    element('ram:Reason', reason),
    vat &&
      element(
        'ram:CategoryTradeTax',
        element('ram:TypeCode', 'VAT'),
        element('ram:CategoryCode', vat.category),
        element('ram:RateApplicablePercent', rateText(vat)),
      ),
  );
}
