import type { Status } from '#app/ui/vocabulary.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';

/** The chip of a row: an approval says whose it was while nothing else has happened since. */
export function chipOf({ status, decidedBy }: Pick<InvoiceRow, 'status' | 'decidedBy'>): Status {
  if (status !== 'approved') return status;
  return decidedBy === 'silence' ? 'tacitlyApproved' : decidedBy === 'waiver' ? 'waived' : 'approved';
}

/** States whose content may be changed, and which may be sent for approval or deleted. */
export const editableStatuses = ['draft', 'withdrawn', 'correction'] as const;
export const isEditable = ({ status }: Pick<InvoiceRow, 'status'>): boolean =>
  editableStatuses.some((each) => each === status);

export const bulkActs = ['submit-review', 'delete-draft'] as const;
export type BulkAct = (typeof bulkActs)[number];

/** Whether a bulk action applies to the row, as far as the list knows; the server looks again before it acts. */
export function isEligible(act: BulkAct, row: Pick<InvoiceRow, 'status' | 'problems'>): boolean {
  return isEditable(row) && (act === 'delete-draft' || row.problems === 0);
}
