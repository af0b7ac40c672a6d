import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf, transitionsOf } from './support/facts.ts';
import { approveOn, openRequest, thierry } from './support/owner.ts';
import { expect, test } from './support/test.ts';

test('a comment stops the clock, the answer opens a full window, then the owner approves', async ({
  product,
  phone,
  desk,
  mailbox,
}) => {
  const { invoiceId } = await askOwner(product);
  const first = await reviewOf(product, invoiceId);
  await product.pass(10);

  await openRequest(phone, mailbox);
  await phone.getByRole('button', { name: /Commenter la ligne 1/ }).click();
  await phone.getByLabel('Votre message').fill('Le déplacement n’était-il pas offert ?');
  await phone.getByRole('button', { name: 'Envoyer le message' }).click();
  await expect(phone.getByText('Votre message est parti.')).toBeVisible();
  await expect(phone.locator('main')).toContainText('Le déplacement n’était-il pas offert ?');

  await product.pass(100);
  expect((await reviewOf(product, invoiceId)).state).toBe('answering');

  const told = await mailbox.newest('ines@calame.example');
  expect(told.text).toContain('Le déplacement n’était-il pas offert ?');
  await desk.goto(`/invoices/${invoiceId}`);
  await expect(desk.locator('[data-status="answering"]').first()).toBeVisible();
  await expect(desk.locator('main')).toContainText('Le déplacement n’était-il pas offert ?');
  const reply = desk.locator('form[data-act="reply"]');
  await reply.getByRole('textbox').fill('Il est compris dans la pose, rien n’est ajouté.');
  await reply.getByRole('button').last().click();
  await expect(desk.locator('main')).toContainText('Il est compris dans la pose');
  await product.settle();

  const second = await reviewOf(product, invoiceId);
  expect(second.state).toBe('awaiting.running');
  expect(second.round).toBe(first.round);
  const added = Date.parse(second.review_due_at ?? '') - Date.parse(first.review_due_at ?? '');
  expect(added / 3_600_000).toBeGreaterThanOrEqual(110);

  const answer = await mailbox.newest(thierry.email);
  expect(answer.text).toContain('Il est compris dans la pose');
  await openRequest(phone, mailbox, thierry, /répon|répond/i);
  await expect(phone.locator('main')).toContainText('Il est compris dans la pose');
  await approveOn(phone);
  await product.pass(0.2);
  expect((await invoiceOf(product, invoiceId)).number).not.toBeNull();
  expect((await transitionsOf(product, second.id)).map(({ event }) => event)).toEqual(
    expect.arrayContaining(['submit', 'delivered', 'comment', 'reply', 'approve']),
  );
});
