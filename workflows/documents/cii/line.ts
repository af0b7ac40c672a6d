import type { Line } from '#db/shapes/content.ts';
import { normalizeDecimal, subtractDecimals } from '#workflows/invoice/decimal.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import { rateText } from '../electronic/amounts.ts';
import type { Profile } from '../electronic/codes.ts';
import { type Exemption, exemptionOf } from '../electronic/exemption.ts';
import { element, elementWith, type XmlElement } from '../xml/element.ts';
import { adjustmentElement } from './adjustment.ts';
import { articleElement } from './article.ts';
import { dayElement, periodElement } from './dates.ts';

/** BG-25: a line under its number (from 1), in the order of SupplyChainTradeLineItemType. */
export function lineElement(
  line: Line,
  number: number,
  { profile, exemptions }: { profile: Profile; exemptions: Exemption[] },
): XmlElement | null {
  return element(
    'ram:IncludedSupplyChainTradeLineItem',
    element(
      'ram:AssociatedDocumentLineDocument',
      element('ram:LineID', String(number)),
      element('ram:IncludedNote', element('ram:Content', line.note)),
    ),
    articleElement(line),
    agreementElement(line),
    element(
      'ram:SpecifiedLineTradeDelivery',
      elementWith('ram:BilledQuantity', { unitCode: line.unit }, normalizeDecimal(line.quantity)),
    ),
    element(
      'ram:SpecifiedLineTradeSettlement',
      taxElement(line, profile === 'extendedCtcFr' ? exemptionOf(line.vat, exemptions) : null),
      periodElement(line.period),
      line.adjustments.map(adjustmentElement),
      element(
        'ram:SpecifiedTradeSettlementLineMonetarySummation',
        element('ram:LineTotalAmount', centsToDecimal(lineNetCents(line))),
      ),
      profile === 'extendedCtcFr' && recoveredElement(line),
      objectElement(line),
      element('ram:ReceivableSpecifiedTradeAccountingAccount', element('ram:ID', line.buyerAccount)),
    ),
  );
}

function agreementElement(line: Line): XmlElement | null {
  const base = elementWith('ram:BasisQuantity', { unitCode: line.unit }, baseQuantity(line));
  return element(
    'ram:SpecifiedLineTradeAgreement',
    element('ram:BuyerOrderReferencedDocument', element('ram:LineID', line.orderLine)),
    line.grossPrice !== undefined &&
      element(
        'ram:GrossPriceProductTradePrice',
        element('ram:ChargeAmount', normalizeDecimal(line.grossPrice)),
        base,
        element(
          'ram:AppliedTradeAllowanceCharge',
          element('ram:ChargeIndicator', element('udt:Indicator', 'false')),
          element('ram:ActualAmount', subtractDecimals(line.grossPrice, line.unitPrice)),
        ),
      ),
    element(
      'ram:NetPriceProductTradePrice',
      element('ram:ChargeAmount', normalizeDecimal(line.unitPrice)),
      base,
    ),
  );
}

/** BT-149 and BT-150 are written where a price is not for one unit. */
function baseQuantity(line: Line): string {
  const quantity = normalizeDecimal(line.baseQuantity);
  return quantity === '1' ? '' : quantity;
}

/** The EXTENDED profile of the reform wants the reason for charging no VAT on each line. */
function taxElement(line: Line, exemption: { reason: string; code: string } | null): XmlElement | null {
  return element(
    'ram:ApplicableTradeTax',
    element('ram:TypeCode', 'VAT'),
    element('ram:ExemptionReason', exemption?.reason),
    element('ram:CategoryCode', line.vat.category),
    element('ram:ExemptionReasonCode', exemption?.code),
    element('ram:RateApplicablePercent', rateText(line.vat)),
  );
}

/** EXT-FR-FE-136 to 138: the deposit invoice that the line takes back. */
function recoveredElement({ recovers }: Line): XmlElement | null {
  if (!recovers) return null;
  return element(
    'ram:InvoiceReferencedDocument',
    element('ram:IssuerAssignedID', recovers.number),
    dayElement('ram:FormattedIssueDateTime', recovers.date, 'qdt:DateTimeString'),
  );
}

/** BT-128: what the line is about (a meter, a contract), known by its type code 130. */
function objectElement({ object }: Line): XmlElement | null {
  if (!object?.value) return null;
  return element(
    'ram:AdditionalReferencedDocument',
    element('ram:IssuerAssignedID', object.value),
    element('ram:TypeCode', '130'),
    element('ram:ReferenceTypeCode', object.scheme),
  );
}
