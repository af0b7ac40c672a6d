import type { Line } from '#db/shapes/content.ts';
import { normalizeDecimal, subtractDecimals } from '#workflows/invoice/decimal.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import type { Profile } from '../electronic/codes.ts';
import { type Exemption, exemptionOf } from '../electronic/exemption.ts';
import { element, elementWith, type XmlElement } from '../xml/element.ts';
import { adjustmentElement, categoryElement } from './adjustment.ts';
import type { WriteAmount } from './amount.ts';
import { periodElement } from './period.ts';

type Context = {
  root: 'Invoice' | 'CreditNote';
  currency: string;
  amount: WriteAmount;
  profile: Profile;
  exemptions: Exemption[];
};

/** BG-25: a line under its number (from 1), in the order of InvoiceLineType and CreditNoteLineType. */
export function lineElement(line: Line, number: number, context: Context): XmlElement | null {
  const { root, amount, profile, exemptions } = context;
  const quantity = root === 'Invoice' ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity';
  const exemption = profile === 'extendedCtcFr' ? exemptionOf(line.vat, exemptions) : null;
  return element(
    `cac:${root}Line`,
    element('cbc:ID', String(number)),
    element('cbc:Note', line.note),
    elementWith(quantity, { unitCode: line.unit }, normalizeDecimal(line.quantity)),
    amount('cbc:LineExtensionAmount', lineNetCents(line)),
    element('cbc:AccountingCost', line.buyerAccount),
    line.period && periodElement(line.period),
    element('cac:OrderLineReference', element('cbc:LineID', line.orderLine)),
    profile === 'extendedCtcFr' &&
      line.recovers &&
      element(
        'cac:BillingReference',
        element(
          'cac:InvoiceDocumentReference',
          element('cbc:ID', line.recovers.number),
          element('cbc:IssueDate', line.recovers.date),
        ),
      ),
    line.object?.value &&
      element(
        'cac:DocumentReference',
        elementWith('cbc:ID', { schemeID: line.object.scheme }, line.object.value),
        element('cbc:DocumentTypeCode', '130'),
      ),
    line.adjustments.map((each) => adjustmentElement(each, amount)),
    itemElement(line, exemption),
    priceElement(line, context),
  );
}

/** BG-31, in the order of ItemType. */
function itemElement(
  { name, description, article, vat }: Line,
  exemption: Exemption | null,
): XmlElement | null {
  const standard = article?.standardId;
  return element(
    'cac:Item',
    element('cbc:Description', description),
    element('cbc:Name', name),
    element('cac:BuyersItemIdentification', element('cbc:ID', article?.buyerId)),
    element('cac:SellersItemIdentification', element('cbc:ID', article?.sellerId)),
    standard &&
      element(
        'cac:StandardItemIdentification',
        elementWith('cbc:ID', { schemeID: standard.scheme }, standard.value),
      ),
    element('cac:OriginCountry', element('cbc:IdentificationCode', article?.origin)),
    article?.classes?.map(({ code, list, version }) =>
      element(
        'cac:CommodityClassification',
        elementWith('cbc:ItemClassificationCode', { listID: list, listVersionID: version }, code),
      ),
    ),
    categoryElement('cac:ClassifiedTaxCategory', vat, exemption),
    article?.attributes?.map((each) =>
      element('cac:AdditionalItemProperty', element('cbc:Name', each.name), element('cbc:Value', each.value)),
    ),
  );
}

/** BG-29: unit prices are no amounts of money and keep all their decimals. */
function priceElement(line: Line, { currency }: Context): XmlElement | null {
  const price = (name: string, decimal: string) => elementWith(name, { currencyID: currency }, decimal);
  const base = normalizeDecimal(line.baseQuantity);
  return element(
    'cac:Price',
    price('cbc:PriceAmount', normalizeDecimal(line.unitPrice)),
    base !== '1' && elementWith('cbc:BaseQuantity', { unitCode: line.unit }, base),
    line.grossPrice !== undefined &&
      element(
        'cac:AllowanceCharge',
        element('cbc:ChargeIndicator', 'false'),
        price('cbc:Amount', subtractDecimals(line.grossPrice, line.unitPrice)),
        price('cbc:BaseAmount', normalizeDecimal(line.grossPrice)),
      ),
  );
}
