import { readVat } from './cii-lines.ts';
import { Refusal } from './refusal.ts';
import type { Stated } from './stated-totals.ts';
import type { XmlNode } from './xml.ts';
import { centsOf, child, children } from './xml-cursor.ts';

/** The amounts a CII file states. @throws Refusal when one that must be there is missing. */
export function readStated(settlement: XmlNode | undefined, currency: string): Stated {
  const node = child(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation');
  const required = (name: string) => {
    const cents = centsOf(node, name);
    if (cents === null) throw new Refusal('element.missing', { element: name });
    return cents;
  };
  const vat = children(node, 'TaxTotalAmount').find(
    (each) => (each.attributes.currencyID ?? currency) === currency,
  );
  return {
    linesCents: required('LineTotalAmount'),
    allowancesCents: centsOf(node, 'AllowanceTotalAmount') ?? 0,
    chargesCents: centsOf(node, 'ChargeTotalAmount') ?? 0,
    netCents: required('TaxBasisTotalAmount'),
    vatCents: centsOf(vat) ?? 0,
    grossCents: required('GrandTotalAmount'),
    dueCents: required('DuePayableAmount'),
    vat: children(settlement, 'ApplicableTradeTax').map((tax) => ({
      vat: readVat(tax),
      baseCents: centsOf(tax, 'BasisAmount') ?? 0,
      vatCents: centsOf(tax, 'CalculatedAmount') ?? 0,
    })),
  };
}
