import type { MailKind } from '#emails/index.ts';
import { fault } from '../process/fault.ts';
import { composeInvitation, composeNewLink } from './compose-access.ts';
import { composeForCustomer } from './compose-customer.ts';
import { composeLinkCode, composeLinkReport } from './compose-link.ts';
import { composeMoneyAnswered, composePromiseOffered } from './compose-money.ts';
import { composeForOffice } from './compose-office.ts';
import { composeAnswerToOwner, composeRequest } from './compose-owner.ts';
import { composeOwnerChanged, composeOwnerObjected } from './compose-owners.ts';
import { composeExportEnded, composeSecurityNotice, composeStaffLink } from './compose-staff.ts';
import type { ComposeContext, Composition } from './composition.ts';

/** Who writes which mail, from the facts it was asked for with. Null: it has become pointless and is dropped. */
const composers: {
  [K in MailKind]: (context: ComposeContext<K>) => Promise<Composition | null>;
} = {
  approvalRequest: composeRequest,
  officeReply: composeRequest,
  reminder: composeRequest,
  clockResumed: composeRequest,
  approved: composeAnswerToOwner,
  tacitlyApproved: composeAnswerToOwner,
  approvalUndone: composeAnswerToOwner,
  commentReceived: composeForOffice,
  correctionReceived: composeForOffice,
  undelivered: composeForOffice,
  lapsed: composeForOffice,
  errorReported: composeForOffice,
  invoiceToCustomer: composeForCustomer,
  staffInvitation: composeInvitation,
  newLink: composeNewLink,
  linkCode: composeLinkCode,
  linkReported: composeLinkReport,
  linkStopped: composeLinkReport,
  securityNotice: composeSecurityNotice,
  staffLink: composeStaffLink,
  ownerChanged: composeOwnerChanged,
  ownerObjected: composeOwnerObjected,
  exportEnded: composeExportEnded,
  moneyAnswered: composeMoneyAnswered,
  promiseOffered: composePromiseOffered,
  dunning: (context) => context.moneyMails.composeDunning(context),
  dunningAhead: (context) => context.moneyMails.composeDunningAhead(context),
  dunningPrepared: (context) => context.moneyMails.composeDunningPrepared(context),
};

/**
 * What a mail says. Throws on a kind that this release does not know: while one is rolled out its own workers send what only
 * they know, and here the job waits for another try.
 */
export function compose(context: ComposeContext): Promise<Composition | null> {
  const { kind } = context.row;
  if (!Object.hasOwn(composers, kind)) throw fault('newerRelease', `unknown mail ${kind}`);
  // Each kind has the composer of its own kind.
  return (composers[kind] as (context: ComposeContext) => Promise<Composition | null>)(context);
}
