import type { Tx } from '#db/client.ts';
import type { Mail } from '#emails/index.ts';
import { composeInvitation, composeNewLink } from './compose-access.ts';
import { composeForCustomer } from './compose-customer.ts';
import { composeLinkCode, composeLinkReport } from './compose-link.ts';
import { composeForOffice } from './compose-office.ts';
import { composeAnswerToOwner, composeRequest } from './compose-owner.ts';
import { composeSecurityNotice, composeStaffLink } from './compose-staff.ts';

/** Stands in an address where the token of the mail's link goes; the token itself is never stored. */
export const tokenPlace = '{token}';

export type MailRow = {
  id: string;
  key: string;
  kind: Mail['kind'];
  toAddress: string;
  toName: string;
  facts: Record<string, string | number | null>;
  linkId: string | null;
  invoiceId: string | null;
};

export type Composition = {
  mail: Mail;
  /** The person who answers when the reader hits reply. */
  replyTo: { name: string; address: string } | null;
  /** Name shown as the sender. */
  fromName: string;
  /** An attached document, by its hash in the blob store. */
  attachment: { filename: string; sha256: string } | null;
};

export type ComposeContext = {
  tx: Tx;
  row: MailRow;
  /** APP_ORIGIN. */
  origin: string;
  /** The moment the mail is written. */
  sentAt: string;
  /** The transport proves delivery when it accepts: then the end of the window is known as the mail is written. */
  provesOnAccept: boolean;
};

/** What a mail says, from the facts it was asked for with. Null: it has become pointless and is dropped. */
export function compose(context: ComposeContext): Promise<Composition | null> {
  switch (context.row.kind) {
    case 'approvalRequest':
    case 'officeReply':
    case 'reminder':
      return composeRequest(context);
    case 'approved':
    case 'tacitlyApproved':
      return composeAnswerToOwner(context);
    case 'commentReceived':
    case 'correctionReceived':
    case 'undelivered':
    case 'lapsed':
    case 'errorReported':
      return composeForOffice(context);
    case 'invoiceToCustomer':
      return composeForCustomer(context);
    case 'staffInvitation':
      return composeInvitation(context);
    case 'newLink':
      return composeNewLink(context);
    case 'linkCode':
      return composeLinkCode(context);
    case 'linkReported':
    case 'linkStopped':
      return composeLinkReport(context);
    case 'securityNotice':
      return composeSecurityNotice(context);
    case 'staffLink':
      return composeStaffLink(context);
  }
}
