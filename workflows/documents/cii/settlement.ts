import { centsToDecimal } from '#workflows/invoice/money.ts';
import { precedingOf } from '#workflows/invoice/preceding.ts';
import { rateText } from '../electronic/amounts.ts';
import type { Profile } from '../electronic/codes.ts';
import type { ElectronicDocument } from '../electronic/electronic-document.ts';
import { type Exemption, exemptionOf } from '../electronic/exemption.ts';
import { whenDoneOf } from '../electronic/references.ts';
import { dueDateOf, termsOf, vatPointOf } from '../electronic/terms.ts';
import { element, elementWith, type XmlElement } from '../xml/element.ts';
import { adjustmentElement } from './adjustment.ts';
import { dayElement, periodElement } from './dates.ts';
import { meansElements } from './means.ts';
import { partyElement } from './party.ts';
import type { Rooms } from './room.ts';

/** Currency, who pays whom, how, VAT by rate, totals and earlier documents: in the order of HeaderTradeSettlementType. */
export function settlementElement(
  document: ElectronicDocument,
  { profile, exemptions, rooms }: { profile: Profile; exemptions: Exemption[]; rooms: Rooms },
): XmlElement | null {
  const { content, number, mandate } = document;
  const { payment, totals } = content;
  const extended = profile === 'extendedCtcFr';
  return element(
    'ram:ApplicableHeaderTradeSettlement',
    element('ram:CreditorReferenceID', payment.directDebit?.creditor),
    element('ram:PaymentReference', payment.reference ?? number),
    element('ram:TaxCurrencyCode', totals.vatEurCents === undefined ? '' : 'EUR'),
    element('ram:InvoiceCurrencyCode', content.currency),
    extended &&
      mandate?.mandatary &&
      partyElement('ram:InvoicerTradeParty', mandate.mandatary, { role: 'II', room: rooms.invoicer }),
    content.payee &&
      partyElement('ram:PayeeTradeParty', content.payee, { withoutEndpoint: true, room: rooms.payee }),
    extended &&
      content.payer &&
      partyElement('ram:PayerTradeParty', content.payer, { role: 'PR', room: rooms.payer }),
    meansElements(content),
    totals.vat.map((part, at) => taxElement(document, part, { exemptions, isFirst: at === 0 })),
    periodElement(whenDoneOf(content).period),
    content.adjustments.map(adjustmentElement),
    element(
      'ram:SpecifiedTradePaymentTerms',
      element('ram:Description', termsOf(document)),
      dayElement('ram:DueDateDateTime', dueDateOf(document)),
      element('ram:DirectDebitMandateID', payment.directDebit?.mandate),
    ),
    summationElement(document),
    precedingOf(content).map(({ number: earlier, date }) =>
      element(
        'ram:InvoiceReferencedDocument',
        element('ram:IssuerAssignedID', earlier),
        dayElement('ram:FormattedIssueDateTime', date, 'qdt:DateTimeString'),
      ),
    ),
    element(
      'ram:ReceivableSpecifiedTradeAccountingAccount',
      element('ram:ID', content.references.buyerAccount),
    ),
  );
}

type VatPart = ElectronicDocument['content']['totals']['vat'][number];

/** BG-23; BT-7 once only. Codes of BT-8 in CII (UNTDID 2475): 5 date of issue, 72 date of payment. */
function taxElement(
  { content }: ElectronicDocument,
  part: VatPart,
  { exemptions, isFirst }: { exemptions: Exemption[]; isFirst: boolean },
): XmlElement | null {
  const exemption = exemptionOf(part, exemptions);
  const point = vatPointOf(content);
  return element(
    'ram:ApplicableTradeTax',
    element('ram:CalculatedAmount', centsToDecimal(part.vatCents)),
    element('ram:TypeCode', 'VAT'),
    element('ram:ExemptionReason', exemption?.reason),
    element('ram:BasisAmount', centsToDecimal(part.baseCents)),
    element('ram:CategoryCode', part.category),
    element('ram:ExemptionReasonCode', exemption?.code),
    isFirst && dayElement('ram:TaxPointDate', content.taxPointDate, 'udt:DateString'),
    element('ram:DueDateTypeCode', point && { debits: '5', payment: '72' }[point]),
    element('ram:RateApplicablePercent', rateText(part)),
  );
}

/** BG-22: sums that are zero and may be absent are left out. */
function summationElement({ content: { totals, currency } }: ElectronicDocument): XmlElement | null {
  const amount = (name: string, cents: number) => element(name, centsToDecimal(cents));
  const unlessZero = (name: string, cents: number) => (cents === 0 ? null : amount(name, cents));
  return element(
    'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
    amount('ram:LineTotalAmount', totals.linesCents),
    unlessZero('ram:ChargeTotalAmount', totals.chargesCents),
    unlessZero('ram:AllowanceTotalAmount', totals.allowancesCents),
    amount('ram:TaxBasisTotalAmount', totals.netCents),
    elementWith('ram:TaxTotalAmount', { currencyID: currency }, centsToDecimal(totals.vatCents)),
    totals.vatEurCents === undefined
      ? null
      : elementWith('ram:TaxTotalAmount', { currencyID: 'EUR' }, centsToDecimal(totals.vatEurCents)),
    unlessZero('ram:RoundingAmount', totals.roundingCents),
    amount('ram:GrandTotalAmount', totals.grossCents),
    unlessZero('ram:TotalPrepaidAmount', totals.prepaidCents),
    amount('ram:DuePayableAmount', totals.dueCents),
  );
}
