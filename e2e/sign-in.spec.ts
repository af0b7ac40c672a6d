import { expect, test } from './support/test.ts';

test('a colleague signs in with password and code, and out again', async ({ desk }) => {
  await expect(desk.getByRole('heading', { level: 1 })).toContainText('Inès');
});
