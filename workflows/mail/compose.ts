import { composeInvitation, composeNewLink } from './compose-access.ts';
import { composeForCustomer } from './compose-customer.ts';
import { composeLinkCode, composeLinkReport } from './compose-link.ts';
import { composeForOffice } from './compose-office.ts';
import { composeAnswerToOwner, composeRequest } from './compose-owner.ts';
import { composeOwnerChanged, composeOwnerObjected } from './compose-owners.ts';
import { composeExportEnded, composeSecurityNotice, composeStaffLink } from './compose-staff.ts';
import type { ComposeContext, Composition } from './composition.ts';

/** What a mail says, from the facts it was asked for with. Null: it has become pointless and is dropped. */
export function compose(context: ComposeContext): Promise<Composition | null> {
  switch (context.row.kind) {
    case 'approvalRequest':
    case 'officeReply':
    case 'reminder':
    case 'clockResumed':
      return composeRequest(context);
    case 'approved':
    case 'tacitlyApproved':
    case 'approvalUndone':
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
    case 'ownerChanged':
      return composeOwnerChanged(context);
    case 'ownerObjected':
      return composeOwnerObjected(context);
    case 'exportEnded':
      return composeExportEnded(context);
    default:
      // While a release is rolled out, its own workers send what only they know; here the job waits for another try.
      context.row.kind satisfies never;
      throw new Error(`unknown mail ${context.row.kind}`);
  }
}
