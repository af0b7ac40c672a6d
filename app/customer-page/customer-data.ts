import type { QrDrawing } from '#app/auth/qr-code.server.ts';
import type { Slice } from '#app/lib/slice-of.ts';
import type { DocumentView } from '#app/reviews/document-view.server.ts';
import type { PaymentItem } from '#app/reviews/payment-words.server.ts';
import type { TalkView } from '#app/settlement/talk.server.ts';
import type { DocumentKind } from '#db/shapes/content.ts';
import type { InvoiceStatus } from '#db/shapes/status.ts';
import type { Balance } from '#workflows/invoice/balance.ts';

/** What a customer's page shows. JSON; instants ISO in UTC, dates YYYY-MM-DD, amounts in cents. */

/** Where on the page « Voir toutes mes factures » leads. */
export const listId = 'mine';

/** What a customer can say of the money, as its address asks for it. */
export const asks = ['paid', 'date', 'dispute'] as const;
export type Ask = (typeof asks)[number];

/** Where on the page it is said. */
export const sayId = 'say';

/** `link`: by the mail's address, which only reads. `session`: by the cookie that its first POST gives. */
export type CustomerAccess = { kind: 'link'; token: string } | { kind: 'session'; as: string | null };

export type TransferView = {
  payee: string;
  iban: string;
  bic: string;
  reference: string;
  /** The same for a banking application, where it can read one. */
  qr: QrDrawing | null;
};

/** What became of the amount since: the numbers of the credit notes, or of the corrective. */
export type BalanceView = { state: Balance['state']; wholeCents: number; by: string[] };

export type CustomerInvoiceRow = {
  id: string;
  number: string;
  kind: DocumentKind;
  subject: string;
  status: InvoiceStatus;
  issuedOn: string;
  dueOn: string | null;
  amountCents: number;
  balance: Balance['state'];
  /** What is to be paid of it still. */
  owedCents: number;
  currency: string;
  hasPdf: boolean;
};

export type CustomerView = {
  access: CustomerAccess;
  /** Today in Paris. */
  today: string;
  invoiceId: string;
  kind: DocumentKind;
  title: string;
  number: string;
  subject: string;
  business: string;
  /** Who looks after the business, as in the mail: the same name, the same number, the address that answers go to. */
  contact: { name: string; phone: string; email: string };
  /** What is owed still; of a credit note what it gives back, negative. */
  amountCents: number;
  balance: BalanceView;
  currency: string;
  dueOn: string | null;
  /**
   * The day since which its money is late, as far as is known; null where the office has something to look at first: a payment
   * that was said, a promise that runs, a dispute.
   */
  lateSince: string | null;
  status: InvoiceStatus;
  document: DocumentView;
  /** What of its payment this customer was told otherwise before, and on which document. */
  payment: { items: PaymentItem[]; former: string } | null;
  transfer: TransferView | null;
  pdf: { href: string; bytes: number | null };
  acknowledgedAt: string | null;
  /** What was said about its money, and can be; null where it asks for none. */
  talk: TalkView | null;
  /** The day of the payment that was its last; null while anything is owed. */
  paidOn: string | null;
  /** A page of all of the same business to the same customer; null before the link was opened. */
  invoices: { rows: CustomerInvoiceRow[]; slice: Slice } | null;
};
