import type { InvoiceContent } from '#db/shapes/content.ts';
import type { ElectronicDocument } from '../electronic/electronic-document.ts';
import { dueDateOf, meansOf } from '../electronic/terms.ts';
import { element, elementWith, type XmlElement, type XmlPart } from '../xml/element.ts';
import { partyParts } from './party.ts';

type Account = { iban: string; bic: string; accountName?: string };

/** BG-16 to BG-19. A credit note has its due date here, and a third-party payer stands in the mandate of payment. */
export function meansElements(
  document: ElectronicDocument,
  { isCredit, extended }: { isCredit: boolean; extended: boolean },
): XmlPart[] {
  const { content, number } = document;
  const { payment, payer } = content;
  const means = meansOf(content);
  const due = isCredit ? element('cbc:PaymentDueDate', dueDateOf(document)) : null;
  const code = (value: string) => elementWith('cbc:PaymentMeansCode', { name: payment.meansText }, value);
  if (!means)
    return extended && payer ? [element('cac:PaymentMeans', code('1'), mandateElement(content, true))] : [];
  const reference = element('cbc:PaymentID', payment.reference ?? number);
  const accounts: Account[] = payment.more ?? [];
  return [
    element(
      'cac:PaymentMeans',
      code(means.code),
      due,
      reference,
      payment.card && cardElement(payment.card),
      accountElement(payment),
      mandateElement(content, extended),
    ),
    accounts.map((account) =>
      element('cac:PaymentMeans', code(means.code), reference, accountElement(account)),
    ),
  ];
}

/** The schema wants a network beside the number of a card, which EN 16931 knows nothing of. */
function cardElement({ number, holder }: NonNullable<InvoiceContent['payment']['card']>): XmlElement | null {
  return element(
    'cac:CardAccount',
    element('cbc:PrimaryAccountNumberID', number),
    element('cbc:NetworkID', 'NA'),
    element('cbc:HolderName', holder),
  );
}

function accountElement({ iban, bic, accountName }: Account): XmlElement | null {
  if (!iban.trim()) return null;
  return element(
    'cac:PayeeFinancialAccount',
    element('cbc:ID', iban),
    element('cbc:Name', accountName),
    element('cac:FinancialInstitutionBranch', element('cbc:ID', bic)),
  );
}

/** BT-89, BT-91; EXT-FR-FE-BG-02, the third party who pays. */
function mandateElement({ payment, payer }: InvoiceContent, extended: boolean): XmlElement | null {
  return element(
    'cac:PaymentMandate',
    element('cbc:ID', payment.directDebit?.mandate),
    extended && payer ? element('cac:PayerParty', partyParts(payer)) : null,
    element('cac:PayerFinancialAccount', element('cbc:ID', payment.directDebit?.iban)),
  );
}
