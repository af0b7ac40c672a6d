import type { InvoiceContent } from '#db/shapes/content.ts';
import { readAddress, readParty } from './cii-party.ts';
import { given } from './given.ts';
import type { XmlNode } from './xml.ts';
import { child, children, compact, dateOf, oneOf, textOf } from './xml-cursor.ts';

type Part = XmlNode | undefined;

/** BT-10 to BT-19. The routing code 0224 is what Chorus Pro calls the service, which often stands in BT-10 as well. */
export function readReferences(
  agreement: Part,
  delivery: Part,
  settlement: Part,
  serviceCode: string,
): InvoiceContent['references'] {
  const id = (of: Part, name: string) => textOf(of, name, 'IssuerAssignedID');
  const buyerReference = textOf(agreement, 'BuyerReference');
  const project = textOf(agreement, 'SpecifiedProcuringProject', 'ID');
  const projectName = textOf(agreement, 'SpecifiedProcuringProject', 'Name');
  const typed = children(agreement, 'AdditionalReferencedDocument').filter((each) => codeOf(each) !== '916');
  const tender = typed.find((each) => codeOf(each) === '50');
  const object = typed.find((each) => codeOf(each) === '130');
  return {
    order: id(agreement, 'BuyerOrderReferencedDocument'),
    contract: id(agreement, 'ContractReferencedDocument'),
    engagement: '',
    serviceCode,
    buyerReference: buyerReference === serviceCode ? '' : buyerReference,
    project,
    deliveryNote: id(delivery, 'DespatchAdviceReferencedDocument'),
    ...given('projectName', projectName === project ? '' : projectName),
    ...given('salesOrder', id(agreement, 'SellerOrderReferencedDocument')),
    ...given('receivingAdvice', id(delivery, 'ReceivingAdviceReferencedDocument')),
    ...given('tender', textOf(tender, 'IssuerAssignedID')),
    ...(object && {
      object: { scheme: textOf(object, 'ReferenceTypeCode'), value: textOf(object, 'IssuerAssignedID') },
    }),
    ...given('buyerAccount', textOf(settlement, 'ReceivableSpecifiedTradeAccountingAccount', 'ID')),
  };
}

/** BG-24, without the files themselves. */
export function readAttachments(agreement: Part): InvoiceContent['attachments'] {
  const found = children(agreement, 'AdditionalReferencedDocument').filter((each) => codeOf(each) === '916');
  if (found.length === 0) return undefined;
  return found.map((each) => ({
    id: textOf(each, 'IssuerAssignedID'),
    description: textOf(each, 'Name'),
    uri: textOf(each, 'URIID'),
  }));
}

/** BG-10, BG-11 and the third-party payer, where there are any. */
export function readOtherParties(agreement: Part, settlement: Part) {
  const payee = child(settlement, 'PayeeTradeParty');
  const payer = child(settlement, 'PayerTradeParty');
  const representative = child(agreement, 'SellerTaxRepresentativeTradeParty');
  textOf(payer, 'RoleCode');
  return {
    ...(payee && { payee: readParty(payee) }),
    ...(payer && { payer: readParty(payer) }),
    ...(representative && { taxRepresentative: readParty(representative) }),
  } satisfies Partial<InvoiceContent>;
}

/** BG-13. */
export function readDeliverTo(delivery: Part): InvoiceContent['deliverTo'] {
  const node = child(delivery, 'ShipToTradeParty');
  const address = child(node, 'PostalTradeAddress');
  if (!address) return null;
  const id = child(node, 'GlobalID') ?? child(node, 'ID');
  return {
    name: textOf(node, 'Name'),
    address: readAddress(address),
    ...(id?.text && { id: { scheme: id.attributes.schemeID ?? '', value: id.text } }),
  };
}

/** BG-16 to BG-19: the first means with an account is the one to pay by, further accounts are kept beside it. */
export function readPayment(settlement: Part, number: string): InvoiceContent['payment'] {
  const all = children(settlement, 'SpecifiedTradeSettlementPaymentMeans');
  const means = all.find((each) => readAccount(each) !== null) ?? all[0];
  const others = all.filter((each) => each !== means);
  const own = readAccount(means);
  const more = others.flatMap((each) => readAccount(each) ?? []);
  const code = oneOf(means ? [means, ...others] : [], (each) => textOf(each, 'TypeCode')) ?? '';
  const reference = textOf(settlement, 'PaymentReference');
  const card = child(means, 'ApplicableTradeSettlementFinancialCard');
  const terms = children(settlement, 'SpecifiedTradePaymentTerms');
  const debit = {
    mandate: oneOf(terms, (each) => textOf(each, 'DirectDebitMandateID')) ?? '',
    creditor: textOf(settlement, 'CreditorReferenceID'),
    iban: compact(textOf(means, 'PayerPartyDebtorFinancialAccount', 'IBANID')),
  };
  return {
    iban: own?.iban ?? '',
    bic: own?.bic ?? '',
    meansCode: code,
    ...given('meansText', textOf(means, 'Information')),
    ...given('accountName', own?.accountName ?? ''),
    ...given('reference', reference === number ? '' : reference),
    ...(Object.values(debit).some(Boolean) && { directDebit: debit }),
    ...(card && { card: { number: textOf(card, 'ID'), holder: textOf(card, 'CardholderName') } }),
    ...(more.length > 0 && { more }),
  };
}

function readAccount(means: Part) {
  const account = child(means, 'PayeePartyCreditorFinancialAccount');
  const iban = compact(textOf(account, 'IBANID') || textOf(account, 'ProprietaryID'));
  if (!iban) return null;
  return {
    iban,
    bic: compact(textOf(means, 'PayeeSpecifiedCreditorFinancialInstitution', 'BICID')),
    accountName: textOf(account, 'AccountName'),
  };
}

/** BG-14 is the period; BT-72 is kept beside it, or is a period of one day where it stands alone. */
export function whenDone(
  period: InvoiceContent['period'],
  deliveredOn: string | null,
): Pick<InvoiceContent, 'period' | 'deliveredOn'> {
  const isOpen = period.from === null && period.to === null;
  if (isOpen) return { period: { from: deliveredOn, to: deliveredOn } };
  return { period, ...(deliveredOn && { deliveredOn }) };
}

export function readDelivered(delivery: Part): string | null {
  return dateOf(delivery, 'ActualDeliverySupplyChainEvent', 'OccurrenceDateTime');
}

const codeOf = (node: XmlNode) => textOf(node, 'TypeCode');
