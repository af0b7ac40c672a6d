import type { ReleaseMode } from '#app/invoices/release-mode.ts';
import type { Status } from '#app/ui/vocabulary.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import type { Twin } from '#db/queries/twins.ts';

/** A row of the list, with the documents that ask the same. */
export type ListedRow = InvoiceRow & { twins: Twin[] };

/** The chip of a row: an approval says whose it was while nothing else has happened since. */
export function chipOf({ status, decidedBy }: Pick<InvoiceRow, 'status' | 'decidedBy'>): Status {
  if (status !== 'approved') return status;
  return decidedBy === 'silence' ? 'tacitlyApproved' : decidedBy === 'waiver' ? 'waived' : 'approved';
}

/** States whose content may be changed, and which may be sent for approval or deleted. */
const editableStatuses = ['draft', 'withdrawn', 'correction'] as const;
export const isEditable = ({ status }: Pick<InvoiceRow, 'status'>): boolean =>
  editableStatuses.some((each) => each === status);

/** Whether something may be owed on the document, as far as the list knows. */
export const isOwed = ({ number, kind, status }: Pick<InvoiceRow, 'number' | 'kind' | 'status'>): boolean =>
  number !== null && kind !== 'creditNote' && !settledStatuses.some((each) => each === status);
const settledStatuses = ['paid', 'cancelled', 'writtenOff'] as const;

export const bulkActs = ['submit-review', 'ask-release', 'release', 'delete-draft'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** The bulk acts that are offered: with four eyes the way to the owner has other names. */
export const bulkActsOf: Record<ReleaseMode, readonly BulkAct[]> = {
  off: ['submit-review', 'delete-draft'],
  ask: ['ask-release', 'delete-draft'],
  release: ['release', 'submit-review', 'delete-draft'],
};

/**
 * Whether a bulk action applies to the row, as far as the list knows; the server looks again before it acts. One with a
 * twin counts: the question before the act leaves it out until a person puts it in.
 */
export function isEligible(act: BulkAct, row: Pick<InvoiceRow, 'status' | 'problems'>): boolean {
  if (act === 'release') return row.status === 'toRelease';
  if (act === 'delete-draft') return isEditable(row) || row.status === 'toRelease';
  return isEditable(row) && row.problems === 0;
}
