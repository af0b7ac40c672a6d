import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf } from './support/facts.ts';
import { thierry } from './support/owner.ts';
import { newestFor, say, test } from './support/resend.ts';
import { expect } from './support/test.ts';

const moved = 'thierry.vasseur@courrier.example';

test('a request that bounces starts no clock; at the right address it does', async ({
  product,
  resend,
  desk,
}) => {
  const { invoiceId } = await askOwner(product);
  const request = newestFor(resend, thierry.email);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.asking');

  const bounce = { bounce: { type: 'Permanent', message: '552 5.2.2 mailbox full' } };
  expect(await say(product, request.id, 'email.bounced', bounce)).toBe(200);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.undelivered');
  await product.pass(100);
  expect(await reviewOf(product, invoiceId)).toMatchObject({
    state: 'awaiting.undelivered',
    review_due_at: null,
  });
  expect((await invoiceOf(product, invoiceId)).number).toBeNull();
  expect(newestFor(resend, 'ines@calame.example').mail.text).toContain('mailbox full');

  // The office is told and corrects the address: the request goes there by itself.
  await desk.goto(`/invoices/${invoiceId}`);
  await expect(desk.locator('[data-status="requestUndelivered"]').first()).toBeVisible();
  await desk.goto(`/businesses/${product.people.businesses.plumber?.id}`);
  await desk.getByRole('link', { name: `Modifier ${thierry.name}` }).click();
  await desk.getByLabel('E‑mail', { exact: true }).fill(moved);
  await desk.getByRole('button', { name: 'Enregistrer' }).click();
  await expect.poll(async () => (await reviewOf(product, invoiceId)).state).toBe('awaiting.asking');
  await product.settle();

  const again = newestFor(resend, moved);
  expect(await say(product, again.id, 'email.delivered')).toBe(200);
  const review = await reviewOf(product, invoiceId);
  expect(review.state).toBe('awaiting.running');
  expect(review.review_due_at).not.toBeNull();

  // What arrives late about the first mail changes nothing.
  await say(product, request.id, 'email.delivered');
  expect(await reviewOf(product, invoiceId)).toEqual(review);
  // A fresh address says nothing by silence for a week.
  await product.pass(48.1);
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'awaiting.running', decided_by: null });
  await product.pass(6 * 24);
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'issued', decided_by: 'silence' });
});

test('a webhook nobody signed is refused', async ({ product, resend }) => {
  const { invoiceId } = await askOwner(product);
  const body = JSON.stringify({
    type: 'email.delivered',
    created_at: new Date().toISOString(),
    data: { email_id: newestFor(resend, thierry.email).id },
  });
  const { status } = await fetch(`${product.origin}/webhooks/resend`, { method: 'POST', body });
  expect(status).toBe(401);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.asking');
});
