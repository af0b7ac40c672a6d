import { expect, test } from 'vitest';
import { staffRoles } from '#db/schema/offices.ts';
import { may, staffActions } from './roles.ts';

test('what each role may do', () => {
  const table = Object.fromEntries(
    staffRoles.map((role) => [role, staffActions.filter((action) => may(role, action)).join(' ')]),
  );
  expect(table).toEqual({
    admin: 'draft submit-review withdraw reply dispatch customers businesses staff settings',
    supervisor: 'draft submit-review withdraw reply dispatch customers businesses',
    biller: 'draft submit-review withdraw reply dispatch customers',
    accountant: '',
  });
});
