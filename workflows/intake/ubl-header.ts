import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { given } from './given.ts';
import { ublDate } from './ubl-lines.ts';
import { readUblAddress, readUblParty } from './ubl-party.ts';
import type { XmlNode } from './xml.ts';
import { child, children, compact, textOf } from './xml-cursor.ts';

type Part = XmlNode | undefined;

/** BT-10 to BT-19, and BG-24 without the files themselves. */
export function readUblReferences(root: XmlNode): Pick<InvoiceContent, 'references' | 'attachments'> {
  const id = (name: string) => textOf(root, name, 'ID');
  const order = textOf(root, 'OrderReference', 'ID');
  const additional = children(root, 'AdditionalDocumentReference');
  const object = additional.find((each) => textOf(each, 'DocumentTypeCode') === '130');
  const project = additional.find((each) => textOf(each, 'DocumentTypeCode') === '50');
  const attached = additional.filter((each) => each !== object && each !== project);
  const salesOrder = textOf(root, 'OrderReference', 'SalesOrderID');
  return {
    references: {
      // BT-14 alone needs a BT-13 beside it, which is then "NA".
      order: order === 'NA' && salesOrder ? '' : order,
      contract: id('ContractDocumentReference'),
      engagement: '',
      serviceCode: '',
      buyerReference: textOf(root, 'BuyerReference'),
      project: id('ProjectReference') || textOf(project, 'ID'),
      deliveryNote: id('DespatchDocumentReference'),
      ...given('salesOrder', salesOrder),
      ...given('receivingAdvice', id('ReceiptDocumentReference')),
      ...given('tender', id('OriginatorDocumentReference')),
      ...(object && {
        object: { scheme: child(object, 'ID')?.attributes.schemeID ?? '', value: textOf(object, 'ID') },
      }),
      ...given('buyerAccount', textOf(root, 'AccountingCost')),
    },
    ...(attached.length > 0 && {
      attachments: attached.map((each) => ({
        id: textOf(each, 'ID'),
        description: textOf(each, 'DocumentDescription'),
        uri: textOf(each, 'Attachment', 'ExternalReference', 'URI'),
      })),
    }),
  };
}

/** BG-10, BG-11 and the third-party payer, where there are any. */
export function readUblOtherParties(
  root: XmlNode,
): Pick<InvoiceContent, 'payee' | 'payer' | 'taxRepresentative'> {
  const payee = child(root, 'PayeeParty');
  const representative = child(root, 'TaxRepresentativeParty');
  const payer = children(root, 'PaymentMeans')
    .map((means) => child(means, 'PaymentMandate', 'PayerParty'))
    .find((each) => each !== undefined);
  return {
    ...(payee && { payee: readUblParty(payee) }),
    ...(payer && { payer: readUblParty(payer) }),
    ...(representative && { taxRepresentative: readUblParty(representative) }),
  };
}

/** BG-13. */
export function readUblDeliverTo(delivery: Part): InvoiceContent['deliverTo'] {
  const location = child(delivery, 'DeliveryLocation');
  const address = child(location, 'Address');
  const name = textOf(delivery, 'DeliveryParty', 'PartyName', 'Name');
  if (!address) return null;
  const id = child(location, 'ID');
  return {
    name,
    address: readUblAddress(address),
    ...(id?.text && { id: { scheme: id.attributes.schemeID ?? '', value: id.text } }),
  };
}

/** BG-16 to BG-19: the first means with an account is the one to pay by, further accounts are kept beside it. */
export function readUblPayment(root: XmlNode, number: string): InvoiceContent['payment'] {
  const all = children(root, 'PaymentMeans');
  const accounts = all.map((means) => {
    const account = child(means, 'PayeeFinancialAccount');
    return {
      iban: compact(textOf(account, 'ID')),
      bic: compact(textOf(account, 'FinancialInstitutionBranch', 'ID')),
      accountName: textOf(account, 'Name'),
    };
  });
  const at = Math.max(
    0,
    accounts.findIndex((each) => each.iban !== ''),
  );
  const means = all[at];
  const own = accounts[at] ?? { iban: '', bic: '', accountName: '' };
  const more = accounts.filter((each, index) => index !== at && each.iban !== '');
  const code = child(means, 'PaymentMeansCode');
  const references = all.map((each) => textOf(each, 'PaymentID'));
  const reference = references[at] ?? '';
  for (const each of all)
    if (textOf(each, 'PaymentMeansCode') !== code?.text) child(each, 'PaymentMeansCode')!.read = false;
  const card = child(means, 'CardAccount');
  textOf(card, 'NetworkID');
  const debit = {
    mandate: textOf(means, 'PaymentMandate', 'ID'),
    creditor: creditorOf(root),
    iban: compact(textOf(means, 'PaymentMandate', 'PayerFinancialAccount', 'ID')),
  };
  return {
    iban: own.iban,
    bic: own.bic,
    meansCode: code?.text ?? '',
    ...given('meansText', code?.attributes.name ?? ''),
    ...given('accountName', own.accountName),
    ...given('reference', reference === number ? '' : reference),
    ...(Object.values(debit).some(Boolean) && { directDebit: debit }),
    ...(card && {
      card: { number: textOf(card, 'PrimaryAccountNumberID'), holder: textOf(card, 'HolderName') },
    }),
    ...(more.length > 0 && { more }),
  };
}

/** BT-90 stands among the identifiers of the seller, or of who is paid in his place. */
function creditorOf(root: XmlNode): string {
  const parties = [child(root, 'AccountingSupplierParty', 'Party'), child(root, 'PayeeParty')];
  const ids = parties
    .flatMap((party) => children(party, 'PartyIdentification'))
    .map((each) => child(each, 'ID'));
  return ids.find((id) => id?.attributes.schemeID === 'SEPA')?.text ?? '';
}

/** BT-9: on an invoice by itself, on a credit note beside the means of payment. */
export function readUblDueOn(root: XmlNode): string | null {
  const besides = children(root, 'PaymentMeans').map((means) => ublDate(means, 'PaymentDueDate'));
  return ublDate(root, 'DueDate') ?? besides.find((each) => each !== null) ?? null;
}
