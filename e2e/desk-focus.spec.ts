import { paths } from '#app/lib/paths.ts';
import { comment } from '#workflows/review/commands.ts';
import { askOwner, makeDraft, otherWork } from './support/drafts.ts';
import { expect, test } from './support/test.ts';

test('after each step the focus is where one goes on', async ({ product, desk }) => {
  const { invoiceId } = await makeDraft(product);
  const { plumber } = product.people.businesses;
  const { canal } = product.people.customers;
  const focused = desk.locator(':focus');
  const main = desk.getByRole('main');

  await desk.goto(`/invoices/${invoiceId}`);
  const send = main.getByRole('link', { name: 'Envoyer en validation' });
  await send.click();
  await expect(desk.getByRole('dialog').getByRole('heading')).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(send, 'a closed dialog gives it back').toBeFocused();

  await desk.goto(`/customers/${canal?.id}`);
  const edit = main.getByRole('link', { name: 'Modifier' }).first();
  await edit.click();
  await expect(desk).toHaveURL(/edit=/);
  await expect(main.locator('form[data-first] :focus'), 'a form that an address opened').toHaveCount(1);
  await main.getByRole('link', { name: 'Annuler' }).click();
  await expect(edit).toBeFocused();

  await desk.goto('/invoices');
  await main.getByRole('link', { name: 'Nouvelle facture' }).click();
  await expect(desk).toHaveURL(/new/);
  await expect(desk.getByLabel('Nouvelle facture pour')).toBeFocused();
  await desk.goto(`/businesses/${plumber?.id}`);
  await main.getByRole('button', { name: 'Nouvelle facture' }).click();
  await expect(desk.getByLabel('Client final')).toBeFocused();

  await desk.goto(`/customers/${canal?.id}`);
  await main.getByRole('button', { name: 'Nouvelle facture' }).click();
  await expect(desk, 'straight into the editor').toHaveURL(/\/edit$/);
  const save = desk.getByRole('button', { name: 'Enregistrer' });
  await save.click();
  await expect(save, 'what was pressed is still there').toBeFocused();

  await desk.goto(`/customers/${canal?.id}`);
  await edit.click();
  await main.locator('form[data-first]').getByRole('button', { name: 'Enregistrer' }).click();
  await expect(desk).toHaveURL(/done=/);
  await expect(edit, 'a form that was saved gives it back').toBeFocused();

  const asked = await askOwner(product, otherWork(2));
  const { ownerId, ownerName } = plumber!;
  await comment(product.services, {
    officeId: product.people.officeId,
    actor: { kind: 'owner', id: ownerId, name: ownerName, channel: 'link' },
    invoiceId: asked.invoiceId,
    lineId: null,
    body: 'Pourquoi ce montant ?',
  });
  await desk.goto('/');
  await main.getByRole('link', { name: `Répondre ${asked.reference}` }).click();
  const words = main.getByLabel('Votre réponse');
  await expect(words, 'an address that names a form').toBeFocused();
  await desk.keyboard.type('Deux heures de plus.');
  await desk.keyboard.press('Control+Enter');
  await expect(words).toHaveCount(0);
  await expect(main.getByText('Deux heures de plus.').first()).toBeVisible();
  await expect(focused, 'the focus is in the page').toHaveCount(1);
});

/** What an address asks for in a page; a message that is read before it is sent (`dun`) has no field. */
const asking = /[?&](answer|ask|claim|do|edit|impute|note|notice|pay|reverse|say|take-back|withdraw)=/;

test('a form that a link opens has the focus, wherever in the office', async ({ product, desk }) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  await product.pass(49);
  const { plumber } = product.people.businesses;
  const { canal } = product.people.customers;
  const main = desk.getByRole('main');
  const field = ':is(input, select, textarea):focus';
  const inForm = desk.locator(`main form[method="post"] ${field}, dialog :focus`);

  /** Pages, and how many of their links open something in them at least. */
  const pages = [
    [`/invoices/${invoiceId}/settlement`, 5],
    [`/reports/accounting?business=${plumber?.id}&from=2026-01-01&to=2026-12-31`, 1],
    [`/businesses/${plumber?.id}`, 5],
    [`/customers/${canal?.id}`, 1],
    [paths.outstanding(canal?.id ?? ''), 2],
    ['/settings', 2],
    ['/account', 2],
  ] as const;
  for (const [page, least] of pages) {
    await desk.goto(page);
    const hrefs = await main
      .locator('a[href*="?"]:visible')
      .evaluateAll((links) =>
        links
          .filter((link) => (link as HTMLAnchorElement).pathname === location.pathname)
          .map((link) => link.getAttribute('href') ?? ''),
      );
    const opening = [...new Set(hrefs)].filter((href) => asking.test(href));
    expect.soft(opening.length, page).toBeGreaterThanOrEqual(least);
    for (const href of opening) {
      await desk.goto(page);
      await main.locator(`a[href="${href}"]`).first().click();
      await expect.soft(inForm, href).toHaveCount(1);
    }
  }

  /** Pages that are a form, by the links that lead to them. */
  const forms = [
    [`/businesses/${plumber?.id}`, `/businesses/${plumber?.id}/policy`],
    ['/invoices', '/invoices/import'],
    ['/invoices', '/invoices/new'],
  ] as const;
  for (const [page, href] of forms) {
    await desk.goto(page);
    await main.locator(`a[href^="${href}"]`).first().click();
    await expect.soft(main.locator(`form ${field}`), href).toHaveCount(1);
  }
  for (const act of ['duplicate', 'creditNote']) {
    await desk.goto(`/invoices/${invoiceId}`);
    await main.locator(`form:has(input[value="${act}"]) button, button[value="${act}"]`).first().click();
    await expect(desk).toHaveURL(/edit$/);
    await expect.soft(desk.getByLabel('Objet'), act).toBeFocused();
  }
});
