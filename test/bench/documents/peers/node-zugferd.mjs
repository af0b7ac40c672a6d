// XML from its own data, embedded into a PDF that is there already: the library draws none.
import { readFileSync } from 'node:fs';
import { zugferd } from 'node-zugferd';
import { EN16931 } from 'node-zugferd/profile/en16931';

export async function prepare(given) {
  const pdf = readFileSync(given.plainPdf);
  const invoicer = zugferd({ profile: EN16931, strict: false });
  return async (number) => {
    const invoice = invoicer.create(dataOf(given, number));
    return invoice.embedInPdf(pdf, { metadata: { title: `Facture ${number}` } });
  };
}

const party = ({ name, line1, postcode, city, country, siren, vatNumber }) => ({
  name,
  organization: { registrationIdentifier: { value: siren, schemeIdentifier: '0002' } },
  postalAddress: { line1, postCode: postcode, city, countryCode: country },
  electronicAddress: { value: siren, schemeIdentifier: '0225' },
  taxRegistration: { vatIdentifier: vatNumber },
});

function dataOf({ seller, buyer, lines, vat, totals, issuedOn, dueOn, frame, iban, notes }, number) {
  return {
    businessProcessType: frame,
    specificationIdentifier: 'urn:cen.eu:en16931:2017',
    number,
    typeCode: '380',
    issueDate: new Date(issuedOn),
    includedNote: notes.map(({ code, text }) => ({ content: text, subjectCode: code })),
    transaction: {
      line: lines.map((line, index) => ({
        identifier: String(index + 1),
        tradeProduct: { name: line.name },
        tradeAgreement: { netTradePrice: { chargeAmount: line.price } },
        tradeDelivery: { billedQuantity: { amount: line.quantity, unitMeasureCode: line.unit } },
        tradeSettlement: {
          tradeTax: { typeCode: 'VAT', categoryCode: 'S', rateApplicablePercent: line.rate },
          monetarySummation: { lineTotalAmount: line.net },
        },
      })),
      tradeAgreement: { seller: party(seller), buyer: party(buyer) },
      tradeDelivery: {},
      tradeSettlement: {
        currencyCode: 'EUR',
        paymentInstruction: { typeCode: '30', transfers: [{ paymentAccountIdentifier: iban }] },
        paymentTerms: { dueDate: new Date(dueOn) },
        vatBreakdown: vat.map(({ rate, base, tax }) => ({
          typeCode: 'VAT',
          categoryCode: 'S',
          rateApplicablePercent: rate,
          basisAmount: base,
          calculatedAmount: tax,
        })),
        monetarySummation: {
          lineTotalAmount: totals.net,
          taxBasisTotalAmount: totals.net,
          taxTotal: { amount: totals.tax, currencyCode: 'EUR' },
          grandTotalAmount: totals.gross,
          duePayableAmount: totals.gross,
        },
      },
    },
  };
}
