import type { InvoiceContent } from '#db/shapes/content.ts';
import { dueRuleText, instalmentMention } from '#workflows/documents/mentions.ts';
import { asksForPayment } from '#workflows/invoice/payable.ts';
import { isPaid } from './codes.ts';
import type { ElectronicDocument } from './electronic-document.ts';

/**
 * BT-20, the payment terms in words: the author's, or else those the due date alone does not say (BR-CO-25). Nothing
 * where the date says it all. Instalments stand here whatever the author wrote, as BT-9 is but the last of their days.
 */
export function termsOf({ content, issuedOn, dueOn }: ElectronicDocument): string {
  const own = content.paymentTerms.trim() && content.paymentTerms;
  if (content.kind === 'creditNote') return own || standardTerms.refund;
  if (isPaid(content) || !asksForPayment(content)) return own;
  const rule = `Paiement ${dueRuleText(content, 'fr')}.`;
  if (content.dueRule.kind === 'instalments') {
    const days = [rule, instalmentMention(content, issuedOn, 'fr')].filter(Boolean).join(' ');
    return [own, days].filter(Boolean).join('\n');
  }
  return own || (dueOn ? '' : rule);
}

/** What a credit note says of its payment when its author said nothing. */
export const standardTerms = { refund: 'À imputer sur une prochaine facture ou à rembourser.' };

/** BT-9: the day of payment of what is paid already (BR-FR-CO-09), no date on a credit note. */
export function dueDateOf({ content, dueOn }: ElectronicDocument): string | null {
  if (isPaid(content)) return content.paidOn ?? null;
  return content.kind === 'creditNote' ? null : dueOn;
}

/**
 * BT-8: VAT falls due on issue when the seller opted for it, on payment for services (CGI art. 269, 2, c); nothing to say
 * for goods, for a mix without option, and where no VAT is charged (BR-CO-03: nor beside BT-7).
 */
export function vatPointOf({
  operation,
  vatOnDebits,
  taxPointDate,
  totals,
}: InvoiceContent): 'debits' | 'payment' | null {
  if (taxPointDate || totals.vat.every((each) => each.category !== 'S')) return null;
  if (vatOnDebits) return 'debits';
  return operation === 'services' ? 'payment' : null;
}

/** How the parties pay (BG-16): nothing without an account where the customer pays nothing (BR-61). */
export function meansOf(content: InvoiceContent): { code: string; hasAccount: boolean } | null {
  const { payment } = content;
  const hasAccount = payment.iban.trim() !== '';
  const code = payment.meansCode || (hasAccount ? '30' : '');
  if (!code || (!asksForPayment(content) && !hasAccount && ['30', '58'].includes(code))) return null;
  return { code, hasAccount };
}
