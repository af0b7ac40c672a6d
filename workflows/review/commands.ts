/** Everything that people do with a draft and its review. Each is one transaction; a refusal is a value. */
export { askMovedOwner, endRevokedOwner, lockAsked } from './commands/asked-owner.ts';
export { copyDraft } from './commands/copy-draft.ts';
export { createDraft, createDrafts, deleteDraft, saveDraft } from './commands/drafts.ts';
export { draftFromIssued, type Follower, followers, mayFollow } from './commands/from-issued.ts';
export { keepCustomer } from './commands/keep-customer.ts';
export { amend, reply, resend, withdraw } from './commands/office.ts';
export type { CommandOutcome, Refusal } from './commands/outcome.ts';
export {
  approve,
  askTime,
  comment,
  reportError,
  requestCorrection,
  resume,
  undoApproval,
  undoOwnApproval,
} from './commands/owner.ts';
export { askRelease, type ReleaseOutcome, returnDraft } from './commands/release.ts';
export { submitReview, submitReviews } from './commands/submit.ts';
