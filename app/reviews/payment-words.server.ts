import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { formatIdentifier } from '#workflows/documents/typography.ts';
import type { PaymentMark } from '#workflows/invoice/payment-identity.ts';

/** One thing that says where the money goes, in the reader's language. */
export type PaymentItem = { label: string; text: string };

const areNumbers: PaymentMark['part'][] = ['account', 'accountInText'];

/** How a document is to be paid, mark by mark. */
export const paymentWords = (marks: readonly PaymentMark[], locale: Locale): PaymentItem[] =>
  marks.map(({ part, value }) => ({
    label: tFor(locale)(`review:payment.part.${part}`),
    text: areNumbers.includes(part) ? formatIdentifier(value) : value,
  }));
