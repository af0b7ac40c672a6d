import { requestCorrection } from '#workflows/review/commands.ts';
import { askOwner, makeDraft } from './support/drafts.ts';
import { expect, test } from './support/test.ts';

/** A draft saves itself two seconds after the last key. */
const saved = '[data-save=saved]';

test('totals follow the keys, problems stand beside their field, and F8 goes to the next one', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  const payable = desk.locator('[data-total=payable]');
  await expect(payable).toHaveText(/^301,40\s€$/);
  const quantity = desk.getByLabel('Quantité, ligne 1');
  await quantity.fill('4,5');
  await expect(payable).toHaveText(/^333,30\s€$/);
  await quantity.fill('quatre');
  await quantity.press('Tab');
  await expect(desk.getByText('Ce n’est pas un nombre.')).toBeVisible();
  await expect(payable).toHaveText(/^333,30\s€$/);
  await desk.getByLabel('Objet').focus();
  await desk.keyboard.press('F8');
  await expect(quantity).toBeFocused();
  await quantity.fill('−1');
  await desk.getByRole('button', { name: 'Ajouter une ligne' }).click();
  // By the keyboard alone: the new line is where one goes on, and its figures follow its name.
  await expect(desk.getByLabel('Désignation, ligne 3')).toBeFocused();
  await desk.keyboard.type('Déplacement');
  await desk.keyboard.press('Tab');
  await expect(desk.getByLabel('Quantité, ligne 3')).toBeFocused();
  await desk.keyboard.press('Tab');
  await desk.keyboard.press('Tab');
  await desk.keyboard.type('1 045,50');
  await expect(payable).toHaveText(/^1.132,45\s€$/);
  await desk.waitForSelector(saved);
  await desk.reload();
  await expect(desk.getByLabel('Désignation, ligne 3')).toHaveValue('Déplacement');
  // Nothing is held against a line before one has left it.
  const fresh = desk.getByLabel('Désignation, ligne 4');
  await desk.getByRole('button', { name: 'Ajouter une ligne' }).click();
  await expect(fresh).toBeFocused();
  await expect(fresh).not.toHaveAttribute('aria-invalid');
  await desk.getByLabel('Objet').focus();
  await expect(fresh).toHaveAttribute('aria-invalid', 'true');
});

test('what is typed before the script has come counts, is saved, and keeps the focus', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await askOwner(product);
  const { officeId, businesses } = product.people;
  const { ownerId: id = null, ownerName: name = '' } = businesses.plumber ?? {};
  await requestCorrection(product.services, {
    ...{ officeId, actor: { kind: 'owner', id, name, channel: 'link' }, invoiceId },
    ...{ lineId: 'l1', field: 'quantity', before: '4', after: '3', body: '' },
  });
  const { promise: came, resolve: come } = Promise.withResolvers<void>();
  await desk.route('**/assets/*.js', async (route) => {
    await came;
    await route.continue();
  });
  const opened = desk.goto(`/invoices/${invoiceId}/edit`);
  const quantity = desk.getByLabel('Quantité, ligne 1');
  await quantity.fill('3');
  come();
  await opened;
  await expect(desk.locator('[data-total=payable]')).toHaveText(/^237,60\s€$/);
  await expect(quantity).toBeFocused();
  await desk.waitForSelector(saved);
  await desk.reload();
  await expect(quantity).toHaveValue('3');
});

test('what could not be saved is offered back after a reload', async ({ desk, product }) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await desk.getByLabel('Objet').fill('Un objet qui compte');
  await desk.getByLabel('Quantité, ligne 1').fill('pas un nombre');
  await expect(desk.locator('[data-save=invalid]')).toBeVisible();
  await desk.reload();
  await expect(desk.getByLabel('Objet')).toHaveValue('Remplacement du chauffe-eau');
  await desk.getByRole('button', { name: 'Les reprendre' }).click();
  await expect(desk.getByLabel('Objet')).toHaveValue('Un objet qui compte');
  await desk.getByLabel('Quantité, ligne 1').fill('4');
  await desk.waitForSelector(saved);
  await desk.reload();
  await expect(desk.getByLabel('Objet')).toHaveValue('Un objet qui compte');
  await expect(desk.getByText('Des modifications n’ont pas été enregistrées')).toBeHidden();
});

test('of a long draft too, on the page it was typed on, what could not be saved is offered back', async ({
  desk,
  product,
}) => {
  const lines = Array.from({ length: 60 }, (_, n): [string, string, string, string, string] => [
    `Poste ${n + 1}`,
    '1',
    'C62',
    '10.00',
    '10',
  ]);
  const { invoiceId } = await makeDraft(product, { lines });
  const second = `/invoices/${invoiceId}/edit?lines=2`;
  await desk.goto(second);
  await desk.getByLabel('Désignation, ligne 51').fill('Un poste qui compte');
  await desk.getByLabel('Quantité, ligne 51').fill('pas un nombre');
  await expect(desk.locator('[data-save=invalid]')).toBeVisible();
  await desk.goto(`/invoices/${invoiceId}/edit?lines=1`);
  await expect(desk.getByText('Des modifications n’ont pas été enregistrées')).toBeHidden();
  await desk.goto(second);
  await desk.getByRole('button', { name: 'Les reprendre' }).click();
  await expect(desk.getByLabel('Désignation, ligne 51')).toHaveValue('Un poste qui compte');
});

test('an expired session keeps what was typed on the screen and says how to go on', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  await desk.context().clearCookies();
  await desk.getByLabel('Objet').fill('Tapé après la fin de la session');
  await expect(desk.getByText('Votre session a expiré.')).toBeVisible();
  await expect(desk.getByLabel('Objet')).toHaveValue('Tapé après la fin de la session');
});

test('two desks at one draft: the second sees what differs, and neither is overwritten unasked', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  const other = await desk.context().newPage();
  await other.goto(`/invoices/${invoiceId}/edit`);
  await other.getByLabel('Objet').fill('Dit ailleurs');
  await expect(other.locator('[data-save=dirty], [data-save=saving]')).toBeVisible();
  await other.waitForSelector(saved);
  await desk.getByLabel('Désignation, ligne 1').fill('Dit ici');
  const notice = desk.getByRole('alert').filter({ hasText: 'a enregistré cette facture entre-temps' });
  await expect(notice).toContainText('Dit ailleurs');
  await expect(notice).toContainText('Dit ici');
  await expect(desk.getByLabel('Désignation, ligne 1')).toHaveValue('Dit ici');
  await notice.getByRole('button', { name: 'Garder ma version' }).click();
  await desk.waitForSelector(saved);
  await desk.keyboard.press('Control+Enter');
  await expect(desk.locator('main')).toContainText('Demande en route');
});

test('the list is worked through with the keyboard, and says what it will not do before it does the rest', async ({
  desk,
  product,
}) => {
  const { reference } = await makeDraft(product);
  await makeDraft(product, { subject: 'Sans lignes', lines: [] });
  await desk.goto('/invoices?tab=draft');
  for (const key of ['j', 'x', 'j', 'Shift+X']) await desk.keyboard.press(key);
  await expect(desk.getByRole('toolbar')).toContainText('2 sélectionnées');
  await expect(desk.getByRole('toolbar')).toContainText('1/2');
  await desk.keyboard.press('e');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Envoyer 1 facture en validation');
  await expect(desk.locator('main')).toContainText('Ajoutez au moins une ligne.');
  await desk.getByRole('button', { name: 'Envoyer 1 facture' }).click();
  await expect(desk.getByRole('status').filter({ hasText: 'réussie' })).toBeVisible();
  await expect(desk.locator('tr', { hasText: reference })).toContainText('envoyée en validation');
});

test('a click into a number selects it: what is typed takes its place, and an amount may have its euro', async ({
  desk,
  product,
}) => {
  const { invoiceId } = await makeDraft(product);
  await desk.goto(`/invoices/${invoiceId}/edit`);
  const payable = desk.locator('[data-total=payable]');
  await expect(payable).toHaveText(/^301,40\s€$/);
  const quantity = desk.getByLabel('Quantité, ligne 1');
  await quantity.click();
  await desk.keyboard.type('4,5');
  await expect(quantity).toHaveValue('4,5');
  await expect(payable).toHaveText(/^333,30\s€$/);
  // A second click is for the place in the number.
  await quantity.click();
  await desk.keyboard.press('End');
  await desk.keyboard.type('0');
  await expect(quantity).toHaveValue('4,50');
  const price = desk.getByLabel('Prix HT, ligne 1');
  await price.click();
  await desk.keyboard.type('12,50 €');
  await desk.keyboard.press('Tab');
  await expect(desk.getByText('Ce n’est pas un nombre.')).toBeHidden();
  await expect(payable).not.toHaveText(/^333,30\s€$/);
});
