import { element, type XmlElement } from '../xml/element.ts';

/** BG-14, BG-26; `point` is BT-8, which UBL writes into the period. */
export function periodElement(
  period: { from: string | null; to: string | null } | null,
  point = '',
): XmlElement | null {
  return element(
    'cac:InvoicePeriod',
    element('cbc:StartDate', period?.from),
    element('cbc:EndDate', period?.to),
    element('cbc:DescriptionCode', point),
  );
}
