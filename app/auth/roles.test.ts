import { expect, test } from 'vitest';
import { staffRoles } from '#db/schema/offices.ts';
import { may, staffActions } from './roles.ts';

test('what each role may do', () => {
  const table = Object.fromEntries(
    staffRoles.map((role) => [role, staffActions.filter((action) => may(role, action)).join(' ')]),
  );
  const daily = 'read account draft submit-review withdraw reply dispatch customers payments dun';
  expect(table).toEqual({
    admin: `${daily} reverse-payment write-off release release-notice businesses bank-details export staff privacy settings engine restore`,
    supervisor: `${daily} reverse-payment write-off release release-notice businesses bank-details export`,
    biller: daily,
    accountant: 'read account payments export',
  });
});
