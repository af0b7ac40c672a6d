import type { StaffRole } from '#db/schema/offices.ts';

/** What staff may do, by kind; reading is open to every role. */
export const staffActions = [
  'draft',
  'submit-review',
  'withdraw',
  'reply',
  'dispatch',
  'customers',
  'businesses',
  'staff',
  'settings',
] as const;
export type StaffAction = (typeof staffActions)[number];

const byRole: Record<StaffRole, readonly StaffAction[]> = {
  admin: staffActions,
  supervisor: staffActions.filter((action) => action !== 'staff' && action !== 'settings'),
  // A biller adds the buyers of its drafts; sellers, owners, mandates and policies are not its to change.
  biller: ['draft', 'submit-review', 'withdraw', 'reply', 'dispatch', 'customers'],
  accountant: [],
};

/** Whether a role may do something. Pages use it to show what is possible, guards to refuse the rest. */
export const may = (role: StaffRole, action: StaffAction): boolean => byRole[role].includes(action);
