export * from './businesses.ts';
export * from './invoices.ts';
export * from './ledger.ts';
export * from './mails.ts';
export * from './offices.ts';
export * from './operations.ts';
export * from './privacy.ts';
export * from './workflows.ts';
