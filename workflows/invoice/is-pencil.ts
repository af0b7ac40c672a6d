import { type InvoiceStatus, invoiceStatuses } from '#db/shapes/status.ts';

/** Pencil until the number is given, ink from then on. */
export const isPencil = (status: InvoiceStatus) =>
  invoiceStatuses.indexOf(status) < invoiceStatuses.indexOf('approved');
