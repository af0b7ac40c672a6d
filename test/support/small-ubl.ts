/** Parts of a hand-made UBL document that a test may replace: each is XML inside its parent. */
export type UblParts = {
  root: 'Invoice' | 'CreditNote';
  dueDate: string;
  header: string;
  buyer: string;
  price: string;
  net: string;
};

const party = (name: string, more = '') => `<cac:Party>${more}<cac:PostalAddress><cac:Country>
  <cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
  <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party>`;
const money = (name: string, amount: string) => `<cbc:${name} currencyID="EUR">${amount}</cbc:${name}>`;
const category = (name: string) =>
  `<cac:${name}><cbc:ID>S</cbc:ID><cbc:Percent>20</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:${name}>`;

/** The bytes of a small, sound UBL document of 2 × 50.00 at 20 %, issued on 2026-11-01, but for the parts given. */
export function smallUbl(parts: Partial<UblParts> = {}): Uint8Array {
  const root = parts.root ?? 'Invoice';
  const isCredit = root === 'CreditNote';
  const schema = 'urn:oasis:names:specification:ubl:schema:xsd:';
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="${schema}${root}-2" xmlns:cac="${schema}CommonAggregateComponents-2" xmlns:cbc="${schema}CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ProfileID>S1</cbc:ProfileID>
  <cbc:ID>F1</cbc:ID><cbc:IssueDate>2026-11-01</cbc:IssueDate>
  ${parts.dueDate ? `<cbc:DueDate>${parts.dueDate}</cbc:DueDate>` : ''}
  <cbc:${root}TypeCode>${isCredit ? '381' : '380'}</cbc:${root}TypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty>${party('Vendeur')}</cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty>${party('Client', parts.buyer)}</cac:AccountingCustomerParty>
  ${parts.header ?? ''}
  <cac:TaxTotal>${money('TaxAmount', '20.00')}<cac:TaxSubtotal>${money('TaxableAmount', '100.00')}
    ${money('TaxAmount', '20.00')}${category('TaxCategory')}</cac:TaxSubtotal></cac:TaxTotal>
  <cac:LegalMonetaryTotal>${money('LineExtensionAmount', '100.00')}${money('TaxExclusiveAmount', '100.00')}
    ${money('TaxInclusiveAmount', '120.00')}${money('PayableAmount', '120.00')}</cac:LegalMonetaryTotal>
  <cac:${root}Line><cbc:ID>1</cbc:ID><cbc:${isCredit ? 'Credited' : 'Invoiced'}Quantity unitCode="C62">2</cbc:${isCredit ? 'Credited' : 'Invoiced'}Quantity>
    ${money('LineExtensionAmount', parts.net ?? '100.00')}
    <cac:Item><cbc:Name>Pose</cbc:Name>${category('ClassifiedTaxCategory')}</cac:Item>
    <cac:Price>${parts.price ?? money('PriceAmount', '50.00')}</cac:Price></cac:${root}Line>
</${root}>`);
}
