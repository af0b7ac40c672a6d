import type { StaffRole } from '#db/schema/offices.ts';
import { releasers } from '#workflows/review/releasers.ts';

const [everybody, billing, leading, admin] = [
  ['admin', 'supervisor', 'biller', 'accountant'],
  ['admin', 'supervisor', 'biller'],
  ['admin', 'supervisor'],
  ['admin'],
] as const satisfies readonly (readonly StaffRole[])[];

/**
 * Who may do what: the one table that guards, pages and tests read. A biller adds the buyers of its drafts; sellers,
 * owners, mandates and policies are not its to change.
 */
const roleTable = {
  /** The pages of the office. */
  read: everybody,
  /** One's own password, factors and sessions. */
  account: everybody,
  draft: billing,
  'submit-review': billing,
  withdraw: billing,
  reply: billing,
  dispatch: billing,
  customers: billing,
  /** Money that came. */
  payments: everybody,
  /** Asking customers for money, in the name of their business. */
  dun: billing,
  /** What makes money that came, or is owed, disappear. */
  'reverse-payment': leading,
  'write-off': leading,
  /** Drafts of billers, before owners see them. */
  release: releasers,
  /** Formal notices that an owner agreed to, by another person than the one who prepared them. */
  'release-notice': releasers,
  businesses: leading,
  /** Where the customers of a business pay. */
  'bank-details': leading,
  /** Everything of a business, in files. */
  export: ['admin', 'supervisor', 'accountant'],
  staff: admin,
  /** What is kept on people: given to them, or taken out. */
  privacy: admin,
  /** What holds for the whole office. */
  settings: admin,
  engine: admin,
  /** Taking up a restored database. */
  restore: admin,
} as const satisfies Record<string, readonly StaffRole[]>;

export type StaffAction = keyof typeof roleTable;

export const staffActions = Object.keys(roleTable) as StaffAction[];

/** Whether a role may do something. Pages use it to show what is possible, guards to refuse the rest. */
export const may = (role: StaffRole, action: StaffAction): boolean =>
  (roleTable[action] as readonly StaffRole[]).includes(role);
