import { expect, test } from './support/test.ts';

test.use({ byHand: true });

test('a colleague signs in with password and code, and out again', async ({ desk }) => {
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Inès');
  await desk.goto('/account');
  await desk.locator('main form[data-act="sign-out"]').getByRole('button').click();
  await desk.waitForURL('**/sign-in');
  await desk.goto('/invoices');
  await expect(desk).toHaveURL(/\/sign-in\?redirectTo=%2Finvoices$/);
});
