import type { InvoiceContent, SpecialCase } from '#db/shapes/content.ts';
import type { DisputeReason, PaymentMeans } from '#db/shapes/settling.ts';

/** name, quantity, unit, unit price, VAT rate, description. */
type LineRow = [
  name: string,
  quantity: string,
  unit: string,
  price: string,
  rate: string,
  description?: string,
];

/** A document of the same history, by its subject. @throws Error when it is not issued yet */
export type Earlier = (subject: string) => { number: string; date: string; content: InvoiceContent };

export type DemoDocument = {
  business: string;
  customer: string;
  subject: string;
  lines: LineRow[];
  special?: SpecialCase[];
  retention?: string;
  penaltyCents?: number;
  /** What the other fields have no word for; totals are computed after it. */
  change?: (content: InvoiceContent, earlier: Earlier) => Partial<InvoiceContent>;
  /** Hours before now at which it was sent for approval; left out, it is still being drafted. */
  askedAgo?: number;
  /** What the owner did, and how many hours after he was asked. */
  answer?: {
    after: number;
    act: 'approve' | 'comment' | 'correct' | 'time' | 'bounce';
    line?: number;
    body?: string;
    field?: string;
    before?: string;
    to?: string;
  };
  /** What was done and said about its money since, dated as `askedAgo` is. */
  money?: DemoMoney[];
};

/** `cents`: of a payment that is not for all; `lines`: what is contested; `on`: a promise, in days from then. */
export type DemoMoney = { ago: number; words?: string } & (
  | { act: 'pay'; cents?: number; means: PaymentMeans }
  | { act: 'dispute'; line: number; reason: DisputeReason }
  | { act: 'promise'; on: number }
  | { act: 'claim'; means: PaymentMeans }
);
