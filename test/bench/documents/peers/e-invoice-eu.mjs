// XML from its own data, embedded into a PDF that is there already: the library draws none but with an office suite.
import { readFileSync } from 'node:fs';
import { InvoiceService } from '@e-invoice-eu/core';

const silent = { log() {}, warn() {}, error() {} };

export async function prepare(given) {
  const service = new InvoiceService(silent);
  const buffer = readFileSync(given.plainPdf);
  return (number) =>
    service.generate(dataOf(given, number), {
      format: 'Factur-X-EN16931',
      lang: 'fr',
      pdf: { buffer, filename: 'facture.pdf', mimetype: 'application/pdf' },
      noWarnings: true,
    });
}

const amount = (name, value) => ({ [`cbc:${name}`]: value, [`cbc:${name}@currencyID`]: 'EUR' });

// SIREN as an address has a scheme here that the library knows; it refuses the French one (0225).
const party = ({ name, line1, postcode, city, country, siren, vatNumber }) => ({
  'cac:Party': {
    'cbc:EndpointID': siren,
    'cbc:EndpointID@schemeID': '0002',
    'cac:PostalAddress': {
      'cbc:StreetName': line1,
      'cbc:CityName': city,
      'cbc:PostalZone': postcode,
      'cac:Country': { 'cbc:IdentificationCode': country },
    },
    'cac:PartyTaxScheme': { 'cbc:CompanyID': vatNumber, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
    'cac:PartyLegalEntity': {
      'cbc:RegistrationName': name,
      'cbc:CompanyID': siren,
      'cbc:CompanyID@schemeID': '0002',
    },
  },
});
const sellerOf = (seller) => {
  const made = party(seller);
  made['cac:Party']['cac:PartyTaxScheme'] = [made['cac:Party']['cac:PartyTaxScheme']];
  return made;
};

function dataOf({ seller, buyer, lines, vat, totals, issuedOn, dueOn, frame, iban }, number) {
  return {
    'ubl:Invoice': {
      'cbc:CustomizationID': 'urn:cen.eu:en16931:2017',
      'cbc:ProfileID': frame,
      'cbc:ID': number,
      'cbc:IssueDate': issuedOn,
      'cbc:DueDate': dueOn,
      'cbc:InvoiceTypeCode': '380',
      'cbc:DocumentCurrencyCode': 'EUR',
      'cbc:BuyerReference': 'BC-88412',
      'cac:AccountingSupplierParty': sellerOf(seller),
      'cac:AccountingCustomerParty': party(buyer),
      'cac:PaymentMeans': [{ 'cbc:PaymentMeansCode': '30', 'cac:PayeeFinancialAccount': { 'cbc:ID': iban } }],
      'cac:TaxTotal': [
        {
          ...amount('TaxAmount', totals.tax),
          'cac:TaxSubtotal': vat.map(({ rate, base, tax }) => ({
            ...amount('TaxableAmount', base),
            ...amount('TaxAmount', tax),
            'cac:TaxCategory': { 'cbc:ID': 'S', 'cbc:Percent': rate, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
          })),
        },
      ],
      'cac:LegalMonetaryTotal': {
        ...amount('LineExtensionAmount', totals.net),
        ...amount('TaxExclusiveAmount', totals.net),
        ...amount('TaxInclusiveAmount', totals.gross),
        ...amount('PayableAmount', totals.gross),
      },
      'cac:InvoiceLine': lines.map((line, index) => ({
        'cbc:ID': String(index + 1),
        'cbc:InvoicedQuantity': line.quantity,
        'cbc:InvoicedQuantity@unitCode': line.unit,
        ...amount('LineExtensionAmount', line.net),
        'cac:Item': {
          'cbc:Name': line.name,
          'cac:ClassifiedTaxCategory': {
            'cbc:ID': 'S',
            'cbc:Percent': line.rate,
            'cac:TaxScheme': { 'cbc:ID': 'VAT' },
          },
        },
        'cac:Price': amount('PriceAmount', line.price),
      })),
    },
  };
}
