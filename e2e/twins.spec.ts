import { expectAccessible } from './support/accessible.ts';
import { askOwner, makeDraft, otherWork } from './support/drafts.ts';
import { invoiceOf } from './support/facts.ts';
import { expect, test } from './support/test.ts';

test('a copy says what it is a copy of; a twin is asked about before it is sent, alone and among many', async ({
  product,
  desk,
}) => {
  const sent = await askOwner(product, {
    subject: 'Entretien de septembre 2026',
    change: (content) => ({ ...content, period: { from: '2026-09-01', to: '2026-09-30' } }),
  });
  const question = desk.getByRole('alert').filter({ hasText: 'demande déjà la même chose' });

  await desk.goto(`/invoices/${sent.invoiceId}`);
  await desk.getByRole('button', { name: 'Dupliquer' }).click();
  await expect(desk).toHaveURL(/\/edit$/);
  const copy = desk.locator('.notice').filter({ has: desk.locator('[data-copy-of]') });
  await expect(copy).toContainText(`Copie de ${sent.reference}`);
  await expect(copy).toContainText(/de «\u202fseptembre 2026\u202f» à «\u202foctobre 2026\u202f»/);
  await expect(copy).toContainText(/disent encore.*dans l’objet/);
  await expectAccessible(desk, 'the editor of a copy');
  await desk.getByLabel('Objet').fill('Entretien d’octobre 2026');
  await expect(copy).not.toContainText('disent encore');

  // Back to the former period it says the same as what was sent.
  await desk.locator('[name="period.from"]').fill('2026-09-01');
  await desk.locator('[name="period.to"]').fill('2026-09-30');
  await desk.getByRole('button', { name: 'Envoyer en validation' }).click();
  await expect(question).toBeVisible();
  await expect(question.getByRole('link', { name: sent.reference })).toBeVisible();
  await question.getByRole('button', { name: 'Envoyer quand même' }).click();
  await expect(desk).toHaveURL(/\/invoices\/[^/]+$/);
  await expect(desk.getByText(`malgré ${sent.reference}`)).toBeVisible();

  const twin = await makeDraft(product, {
    change: (content) => ({ ...content, period: { from: '2026-09-01', to: '2026-09-30' } }),
  });
  const plain = await makeDraft(product, otherWork(2));
  await desk.goto('/invoices?tab=draft');
  await expect(desk.locator(`tr[data-id="${twin.invoiceId}"]`)).toContainText('Même demande que');
  await desk.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
  await desk.getByRole('button', { name: /^Envoyer en validation/ }).click();
  await expect(desk.getByRole('button', { name: 'Envoyer 1 facture' })).toBeVisible();
  await expectAccessible(desk, 'a selection with a twin');
  const box = desk.getByRole('checkbox', { name: new RegExp(twin.reference) });
  await expect(box).not.toBeChecked();
  await box.check();
  await desk.getByRole('button', { name: 'Envoyer 2 factures' }).click();
  await expect(desk.getByText('2 réussies')).toBeVisible();
  await expect(desk.getByText('2 réussies'), 'the focus is on what became of it').toBeFocused();
  for (const { invoiceId } of [twin, plain]) {
    expect((await invoiceOf(product, invoiceId)).status).not.toBe('draft');
  }
});
