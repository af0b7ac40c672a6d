/**
 * Every mail the product sends. A job's payload is one member of `mailSchema`; `renderMail` makes of it a subject, an
 * HTML part and a plain text part. Rendering the same payload twice gives the same bytes, so that a repeated send
 * matches its idempotency key.
 */
import { render, toPlainText } from '@react-email/render';
import { type ComponentType, createElement } from 'react';
import { z } from 'zod';
import ApprovalRequestMail, { approvalRequestSchema, approvalRequestSubject } from './approval-request.tsx';
import ApprovalUndoneMail, { approvalUndoneSchema, approvalUndoneSubject } from './approval-undone.tsx';
import ApprovedMail, { approvedSchema, approvedSubject } from './approved.tsx';
import ClockResumedMail, { clockResumedSchema, clockResumedSubject } from './clock-resumed.tsx';
import CommentReceivedMail, { commentReceivedSchema, commentReceivedSubject } from './comment-received.tsx';
import { withOutlookTable } from './components/frame.tsx';
import CorrectionReceivedMail, {
  correctionReceivedSchema,
  correctionReceivedSubject,
} from './correction-received.tsx';
import DunningMail, { dunningSchema, dunningSubject } from './dunning.tsx';
import DunningAheadMail, { dunningAheadSchema, dunningAheadSubject } from './dunning-ahead.tsx';
import DunningPreparedMail, { dunningPreparedSchema, dunningPreparedSubject } from './dunning-prepared.tsx';
import ErrorReportedMail, { errorReportedSchema, errorReportedSubject } from './error-reported.tsx';
import ExportEndedMail, { exportEndedSchema, exportEndedSubject } from './export-ended.tsx';
import InvoiceToCustomerMail, {
  invoiceToCustomerSchema,
  invoiceToCustomerSubject,
} from './invoice-to-customer.tsx';
import LapsedMail, { lapsedSchema, lapsedSubject } from './lapsed.tsx';
import LinkCodeMail, { linkCodeSchema, linkCodeSubject } from './link-code.tsx';
import LinkReportedMail, { linkReportedSchema, linkReportedSubject } from './link-reported.tsx';
import LinkStoppedMail, { linkStoppedSchema, linkStoppedSubject } from './link-stopped.tsx';
import MoneyAnsweredMail, { moneyAnsweredSchema, moneyAnsweredSubject } from './money-answered.tsx';
import NewLinkMail, { newLinkSchema, newLinkSubject } from './new-link.tsx';
import OfficeReplyMail, { officeReplySchema, officeReplySubject } from './office-reply.tsx';
import OwnerChangedMail, { ownerChangedSchema, ownerChangedSubject } from './owner-changed.tsx';
import OwnerObjectedMail, { ownerObjectedSchema, ownerObjectedSubject } from './owner-objected.tsx';
import PromiseOfferedMail, { promiseOfferedSchema, promiseOfferedSubject } from './promise-offered.tsx';
import ReminderMail, { reminderSchema, reminderSubject } from './reminder.tsx';
import SecurityNoticeMail, { securityNoticeSchema, securityNoticeSubject } from './security-notice.tsx';
import StaffInvitationMail, { staffInvitationSchema, staffInvitationSubject } from './staff-invitation.tsx';
import StaffLinkMail, { staffLinkSchema, staffLinkSubject } from './staff-link.tsx';
import TacitlyApprovedMail, { tacitlyApprovedSchema, tacitlyApprovedSubject } from './tacitly-approved.tsx';
import { headerText } from './text.ts';
import UndeliveredMail, { undeliveredSchema, undeliveredSubject } from './undelivered.tsx';
import { wholeWordsIn } from './whole-words.ts';

export const mailSchema = z.discriminatedUnion('kind', [
  approvalRequestSchema,
  reminderSchema,
  clockResumedSchema,
  officeReplySchema,
  correctionReceivedSchema,
  commentReceivedSchema,
  approvedSchema,
  approvalUndoneSchema,
  tacitlyApprovedSchema,
  invoiceToCustomerSchema,
  staffInvitationSchema,
  newLinkSchema,
  undeliveredSchema,
  lapsedSchema,
  errorReportedSchema,
  securityNoticeSchema,
  staffLinkSchema,
  linkCodeSchema,
  linkReportedSchema,
  linkStoppedSchema,
  exportEndedSchema,
  ownerChangedSchema,
  ownerObjectedSchema,
  moneyAnsweredSchema,
  promiseOfferedSchema,
  dunningSchema,
  dunningAheadSchema,
  dunningPreparedSchema,
]);
export type Mail = z.infer<typeof mailSchema>;
export type MailKind = Mail['kind'];
export type RenderedMail = { subject: string; html: string; text: string };

type Template<M> = { subject: (mail: M) => string; Component: ComponentType<M> & { PreviewProps: M } };

export const mailTemplates: { [K in MailKind]: Template<Extract<Mail, { kind: K }>> } = {
  approvalRequest: { subject: approvalRequestSubject, Component: ApprovalRequestMail },
  reminder: { subject: reminderSubject, Component: ReminderMail },
  clockResumed: { subject: clockResumedSubject, Component: ClockResumedMail },
  officeReply: { subject: officeReplySubject, Component: OfficeReplyMail },
  correctionReceived: { subject: correctionReceivedSubject, Component: CorrectionReceivedMail },
  commentReceived: { subject: commentReceivedSubject, Component: CommentReceivedMail },
  approvalUndone: { subject: approvalUndoneSubject, Component: ApprovalUndoneMail },
  approved: { subject: approvedSubject, Component: ApprovedMail },
  tacitlyApproved: { subject: tacitlyApprovedSubject, Component: TacitlyApprovedMail },
  invoiceToCustomer: { subject: invoiceToCustomerSubject, Component: InvoiceToCustomerMail },
  staffInvitation: { subject: staffInvitationSubject, Component: StaffInvitationMail },
  newLink: { subject: newLinkSubject, Component: NewLinkMail },
  undelivered: { subject: undeliveredSubject, Component: UndeliveredMail },
  lapsed: { subject: lapsedSubject, Component: LapsedMail },
  errorReported: { subject: errorReportedSubject, Component: ErrorReportedMail },
  securityNotice: { subject: securityNoticeSubject, Component: SecurityNoticeMail },
  staffLink: { subject: staffLinkSubject, Component: StaffLinkMail },
  linkCode: { subject: linkCodeSubject, Component: LinkCodeMail },
  linkReported: { subject: linkReportedSubject, Component: LinkReportedMail },
  linkStopped: { subject: linkStoppedSubject, Component: LinkStoppedMail },
  ownerChanged: { subject: ownerChangedSubject, Component: OwnerChangedMail },
  ownerObjected: { subject: ownerObjectedSubject, Component: OwnerObjectedMail },
  moneyAnswered: { subject: moneyAnsweredSubject, Component: MoneyAnsweredMail },
  promiseOffered: { subject: promiseOfferedSubject, Component: PromiseOfferedMail },
  dunning: { subject: dunningSubject, Component: DunningMail },
  dunningAhead: { subject: dunningAheadSubject, Component: DunningAheadMail },
  dunningPrepared: { subject: dunningPreparedSubject, Component: DunningPreparedMail },
  exportEnded: { subject: exportEndedSubject, Component: ExportEndedMail },
};

/** @throws ZodError when the payload is not one of `mailSchema`. */
export async function renderMail(mail: Mail): Promise<RenderedMail> {
  const payload = mailSchema.parse(mail);
  // The table pairs each kind with its own template; TypeScript cannot follow that through an index.
  const { subject, Component } = mailTemplates[payload.kind] as Template<Mail>;
  const html = withOutlookTable(await render(createElement(Component, payload)));
  return { subject: headerText(subject(payload)), html: wholeWordsIn(html), text: plainText(html) };
}

function plainText(html: string): string {
  const text = toPlainText(html, {
    selectors: [
      { selector: 'h1', options: { uppercase: false } },
      { selector: 'td.m-item', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
      { selector: 'a', options: { linkBrackets: false, hideLinkHrefIfSameAsText: true } },
    ],
  });
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
