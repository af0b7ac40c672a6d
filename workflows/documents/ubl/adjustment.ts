import type { AllowanceCharge, Vat } from '#db/shapes/content.ts';
import { normalizeDecimal } from '#workflows/invoice/decimal.ts';
import { rateText } from '../electronic/amounts.ts';
import { element, type XmlElement } from '../xml/element.ts';
import type { WriteAmount } from './amount.ts';

/** BG-20, BG-21 with their VAT; BG-27, BG-28 on a line without. */
export function adjustmentElement(
  { kind, percent, baseCents, amountCents, reason, reasonCode, vat }: AllowanceCharge & { vat?: Vat },
  amount: WriteAmount,
): XmlElement | null {
  return element(
    'cac:AllowanceCharge',
    element('cbc:ChargeIndicator', String(kind === 'charge')),
    element('cbc:AllowanceChargeReasonCode', reasonCode),
    element('cbc:AllowanceChargeReason', reason),
    element('cbc:MultiplierFactorNumeric', percent === null ? '' : normalizeDecimal(percent)),
    amount('cbc:Amount', amountCents),
    baseCents === null ? null : amount('cbc:BaseAmount', baseCents),
    vat && categoryElement('cac:TaxCategory', vat),
  );
}

/** A VAT category and rate, with the reason for charging none where there is one. */
export function categoryElement(
  name: string,
  vat: Vat,
  exemption: { reason: string; code: string } | null = null,
): XmlElement | null {
  return element(
    name,
    element('cbc:ID', vat.category),
    element('cbc:Percent', rateText(vat)),
    element('cbc:TaxExemptionReasonCode', exemption?.code),
    element('cbc:TaxExemptionReason', exemption?.reason),
    element('cac:TaxScheme', element('cbc:ID', 'VAT')),
  );
}
