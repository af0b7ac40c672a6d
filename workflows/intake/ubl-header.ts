import type { InvoiceContent } from '#db/shapes/content.ts';
import type { DueTerm } from './due-shares.ts';
import { given } from './given.ts';
import { ublDate } from './ubl-lines.ts';
import { readUblAddress, readUblParty } from './ubl-party.ts';
import type { XmlNode } from './xml.ts';
import { centsOf, child, children, compact, decimalOf, oneOf, textOf } from './xml-cursor.ts';

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
  const all = children(root, 'PaymentMeans').filter((each) => !isPayerAlone(each));
  const means = all.find((each) => readAccount(each) !== null) ?? all[0];
  const others = all.filter((each) => each !== means);
  const inOrder = means ? [means, ...others] : [];
  const own = readAccount(means);
  const more = others.flatMap((each) => readAccount(each) ?? []);
  const reference = oneOf(inOrder, (each) => textOf(each, 'PaymentID')) ?? '';
  const card = child(means, 'CardAccount');
  textOf(card, 'NetworkID');
  const debit = {
    mandate: textOf(means, 'PaymentMandate', 'ID'),
    creditor: creditorOf(root),
    iban: compact(textOf(means, 'PaymentMandate', 'PayerFinancialAccount', 'ID')),
  };
  return {
    iban: own?.iban ?? '',
    bic: own?.bic ?? '',
    meansCode: oneOf(inOrder, (each) => textOf(each, 'PaymentMeansCode')) ?? '',
    ...given('meansText', child(means, 'PaymentMeansCode')?.attributes.name ?? ''),
    ...given('accountName', own?.accountName ?? ''),
    ...given('reference', reference === number ? '' : reference),
    ...(Object.values(debit).some(Boolean) && { directDebit: debit }),
    ...(card && {
      card: { number: textOf(card, 'PrimaryAccountNumberID'), holder: textOf(card, 'HolderName') },
    }),
    ...(more.length > 0 && { more }),
  };
}

function readAccount(means: Part) {
  const account = child(means, 'PayeeFinancialAccount');
  const iban = compact(textOf(account, 'ID'));
  if (!iban) return null;
  const bic = compact(textOf(account, 'FinancialInstitutionBranch', 'ID'));
  return { iban, bic, accountName: textOf(account, 'Name') };
}

/** A third-party payer needs a means of payment around him; where that says nothing else, none was named (code 1). */
function isPayerAlone(means: XmlNode): boolean {
  const [code, mandate, ...others] = means.children;
  const [payer, ...rest] = mandate?.children ?? [];
  const isAlone = others.length + rest.length === 0 && payer?.name === 'PayerParty';
  return isAlone && code?.name === 'PaymentMeansCode' && code.text === '1';
}

/** BT-90 stands among the identifiers of the seller, or of who is paid in his place. */
function creditorOf(root: XmlNode): string {
  const parties = [child(root, 'AccountingSupplierParty', 'Party'), child(root, 'PayeeParty')];
  const ids = parties
    .flatMap((party) => children(party, 'PartyIdentification'))
    .map((each) => child(each, 'ID'));
  return ids.find((id) => id?.attributes.schemeID === 'SEPA')?.text ?? '';
}

/** BT-9 and BT-20: on an invoice by itself, on a credit note beside the means of payment, or one of several terms. */
export function readUblTerms(root: XmlNode): DueTerm[] {
  const bare = (on: string | null): DueTerm => ({ on, text: '', amountCents: null, percent: null });
  const terms = children(root, 'PaymentTerms').map((node) => {
    const on = ublDate(node, 'PaymentDueDate') ?? ublDate(node, 'InstallmentDueDate');
    const share =
      on === null
        ? bare(on)
        : { amountCents: centsOf(node, 'Amount'), percent: decimalOf(node, 'PaymentPercent') };
    return { ...bare(on), ...share, text: textOf(node, 'Note') };
  });
  const besides = children(root, 'PaymentMeans').map((means) => bare(ublDate(means, 'PaymentDueDate')));
  const own = bare(ublDate(root, 'DueDate'));
  const last = [...terms, ...besides].reduce((latest, { on }) => (on && on > latest ? on : latest), '');
  // The day of the whole is that of its last part.
  return [...(own.on === last ? [] : [own]), ...terms, ...besides];
}
