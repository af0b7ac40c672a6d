import type { InvoiceContent } from '#db/shapes/content.ts';
import { meansOf } from '../electronic/terms.ts';
import { element, type XmlElement } from '../xml/element.ts';

type Account = { iban: string; bic: string; name: string };

/** BG-16 to BG-19: the way of payment, with its account, card or debit; then further accounts to choose from. */
export function meansElements(content: InvoiceContent): (XmlElement | null)[] {
  const { payment } = content;
  const means = meansOf(content);
  const first =
    means &&
    element(
      'ram:SpecifiedTradeSettlementPaymentMeans',
      element('ram:TypeCode', means.code),
      element('ram:Information', payment.meansText),
      element(
        'ram:ApplicableTradeSettlementFinancialCard',
        element('ram:ID', payment.card?.number),
        element('ram:CardholderName', payment.card?.holder),
      ),
      element('ram:PayerPartyDebtorFinancialAccount', element('ram:IBANID', payment.directDebit?.iban)),
      accountElements({ iban: payment.iban, bic: payment.bic, name: payment.accountName ?? '' }),
    );
  const more = payment.more?.map(({ iban, bic, accountName }) =>
    element(
      'ram:SpecifiedTradeSettlementPaymentMeans',
      element('ram:TypeCode', means?.code),
      accountElements({ iban, bic, name: accountName }),
    ),
  );
  return [first, ...(more ?? [])];
}

function accountElements({ iban, bic, name }: Account): (XmlElement | null)[] {
  return [
    element(
      'ram:PayeePartyCreditorFinancialAccount',
      element('ram:IBANID', iban),
      iban.trim() ? element('ram:AccountName', name) : null,
    ),
    element('ram:PayeeSpecifiedCreditorFinancialInstitution', element('ram:BICID', iban.trim() ? bic : '')),
  ];
}
