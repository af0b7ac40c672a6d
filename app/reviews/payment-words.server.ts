import type { Locale } from '#app/lib/format.ts';
import { formatIdentifier } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { between, type PaymentMark } from '#workflows/invoice/payment-identity.ts';

/** One thing that says where the money goes, in the reader's language. */
export type PaymentItem = { label: string; text: string };

/** Accounts and who is paid: their numbers are read in groups, as everywhere; what a buyer is to quote stays as it is. */
const haveNumbers: PaymentMark['part'][] = ['account', 'accountInText', 'furtherAccount', 'payee'];

/** How a document is to be paid, mark by mark. */
export const paymentWords = (marks: readonly PaymentMark[], locale: Locale): PaymentItem[] =>
  marks.map(({ part, value }) => ({
    label: tFor(locale)(`review:payment.part.${part}`),
    text: haveNumbers.includes(part) ? value.split(between).map(formatIdentifier).join(between) : value,
  }));
