import type { Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { colleagues } from '#app/start/demo/people.ts';
import { createDrafts } from '#workflows/review/commands.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner, biller, makeDraft, otherWork } from './support/drafts.ts';
import { expect, letIn, newPage, test } from './support/test.ts';

const shown = (desk: Page) => desk.locator('tbody .ref');

test('filters add up, show what the address says, and are there again after a look at one invoice', async ({
  product,
  desk,
}) => {
  await makeDraft(product, { subject: 'Chauffe-eau du 3e' });
  const second = await makeDraft(product, { subject: 'Chauffe-eau du 4e' });
  await makeDraft(product, { business: 'agency', customer: 'orbane', subject: 'Reprise de façade' });
  const { id, party } = product.people.businesses.plumber!;
  await desk.goto('/invoices');
  await expect(shown(desk)).toHaveCount(3);

  const [business, month] = [desk.getByLabel('Entreprise', { exact: true }), desk.getByLabel('Mois')];
  await business.selectOption({ label: party.name });
  await expect(shown(desk)).toHaveCount(2);
  await month.selectOption({ index: 1 });
  await expect(desk).toHaveURL(new RegExp(`business=${id}.*month=`));
  await expect(business).toHaveValue(id);
  await expect(month).not.toHaveValue('');
  await desk.getByRole('searchbox').pressSequentially('du 4e');
  await expect(shown(desk)).toHaveText([second.reference]);
  await expect(desk).toHaveURL(/q=du\+4e&business=.*month=/);
  const list = desk.url();

  await shown(desk).click();
  await desk.getByRole('link', { name: 'Factures' }).nth(1).click();
  await expect(desk).toHaveURL(list);
  await expect(business).toHaveValue(id);
  await expect(desk.getByRole('searchbox')).toHaveValue('du 4e');

  await desk
    .getByRole('link', { name: /^Retirer|^Enlever/ })
    .first()
    .click();
  await expect(desk.getByRole('searchbox')).toHaveValue('');
  await expect(shown(desk)).toHaveCount(2);
  await desk.getByRole('link', { name: /Réinitialiser/ }).click();
  await expect(business).toHaveValue('');
  await expect(month).toHaveValue('');
  await expect(shown(desk)).toHaveCount(3);
});

test('single keys work wherever no field has the focus, by whatever way one came', async ({
  product,
  desk,
}) => {
  const { reference } = await makeDraft(product);
  const first = desk.getByRole('link', { name: reference });
  const list = desk.getByRole('navigation').getByRole('link', { name: 'Factures' });

  await desk.goto('/');
  await desk.keyboard.press('?');
  await expect(desk.getByRole('dialog')).toBeVisible();
  await desk.keyboard.press('Escape');
  await expect(desk.getByRole('dialog')).toHaveCount(0);

  // A key is for the page that is shown: the one before it stays until the next has come.
  await list.click();
  await expect(desk.locator('h1')).toHaveText('Factures');
  await desk.keyboard.press('j');
  await expect(first).toBeFocused();
  await desk.keyboard.press('p');
  await expect(first, 'all are hidden').toHaveCount(0);
  await desk.locator('h1').click();
  await desk.keyboard.press('r');
  await expect(first).toBeVisible();
  await first.click();
  await expect(desk).toHaveURL(/\/edit$/);
  await expect(desk.getByLabel('Objet')).toBeVisible();
  await desk.goBack();
  await expect(desk.getByRole('row', { name: new RegExp(reference) })).toBeVisible();
  await desk.keyboard.press('j');
  await expect(first).toBeFocused();

  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('searchbox')).toBeFocused();
  await desk.keyboard.type('np?');
  await expect(desk).toHaveURL(/q=np/);
  await expect(desk.getByRole('dialog')).toHaveCount(0);

  await desk.goto('/');
  await desk.keyboard.press('Control+k');
  await expect(desk.getByRole('searchbox')).toBeFocused();
  await desk.goto('/');
  await desk.keyboard.press('n');
  await expect(desk.getByLabel('Nouvelle facture pour')).toBeFocused();
});

test('a row opens wherever it is clicked, and what is to be paid is in sight at 1024 px', async ({
  product,
  desk,
}) => {
  const { reference } = await makeDraft(product);
  // With a column of clocks it is as narrow as it gets.
  await askOwner(product, otherWork(2));
  await desk.setViewportSize({ width: 1024, height: 768 });
  await desk.goto('/invoices');
  const row = desk.getByRole('row', { name: new RegExp(reference) });
  const amount = await row.locator('.amt').boundingBox();
  expect((amount?.x ?? 0) + (amount?.width ?? 0)).toBeLessThanOrEqual(1024);
  await desk.screenshot({ path: 'test-results/list-1024.png' });
  await row.getByRole('checkbox').check();
  await expect(desk, 'what is in a row keeps its own click').toHaveURL(/\/invoices$/);
  await row.locator('.who').click();
  await expect(desk).toHaveURL(/\/edit$/);
});

test('at 1024 × 768 more than eight invoices are in sight, and a unit is read whole', async ({
  product,
  desk,
}) => {
  for (let n = 1; n <= 12; n++) await makeDraft(product, otherWork(n));
  const { invoiceId } = await makeDraft(product, { lines: [['Mission', '1', 'E48', '58.00', '10']] });
  await desk.setViewportSize({ width: 1024, height: 768 });
  await desk.goto('/invoices');
  await expect(shown(desk)).toHaveCount(13);
  const inSight = await desk
    .locator('tbody tr')
    .evaluateAll((rows) => rows.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
  await desk.screenshot({ path: 'test-results/list-1024-many.png' });
  expect(inSight).toBeGreaterThan(8);
  for (const width of [1440, 1280, 1024]) {
    await desk.setViewportSize({ width, height: 768 });
    for (const name of ['Émise le', 'Échéance'])
      await expect(desk.getByRole('link', { name }), `one head « ${name} » at ${width}`).toHaveCount(1);
  }

  await desk.goto(`/invoices/${invoiceId}/edit`);
  const unit = desk.locator('select[name="lines[0].unit"]');
  await unit.scrollIntoViewIfNeeded();
  await desk.screenshot({ path: 'test-results/editor-1024.png' });
  for (const width of [1024, 1280, 1440]) {
    await desk.setViewportSize({ width, height: 768 });
    const room = await unit.evaluate((select: HTMLSelectElement) => {
      const style = getComputedStyle(select);
      const pen = document.createElement('canvas').getContext('2d')!;
      pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      const words = pen.measureText(select.selectedOptions[0]?.text ?? '').width;
      return (
        select.clientWidth -
        Number.parseFloat(style.paddingLeft) -
        Number.parseFloat(style.paddingRight) -
        words
      );
    });
    expect(room, `${width}`).toBeGreaterThanOrEqual(0);
  }
  await desk.setViewportSize({ width: 1280, height: 768 });
  await desk.screenshot({ path: 'test-results/editor-1280.png' });
});

test('between the widths of a tablet and of a desk no list is wider than its screen', async ({
  product,
  desk,
}) => {
  await product.db.execute(
    sql`update customers set name = name || ' et Compagnie du Grand Canal', email = 'comptabilite.fournisseurs.' || email`,
  );
  await askOwner(product, { special: ['retention', 'penalty'], retention: '5', penaltyCents: 1500 });
  await product.pass(49);
  const late = await askOwner(product, otherWork(2));
  await makeDraft(product, otherWork(3));
  await product.db.execute(sql`update invoices set issued_on = '2026-09-30', due_on = '2026-11-30',
    buyer_name = buyer_name || ' et Compagnie du Grand Canal' where id <> ${late.invoiceId} and number is null`);
  const { customers } = product.people;
  const pages = {
    invoices: '/invoices',
    customers: '/customers',
    customer: `/customers/${customers.canal?.id}`,
    businesses: '/businesses',
    exports: '/exports',
    engine: '/engine',
    access: '/privacy',
  };
  for (const [name, address] of Object.entries(pages)) {
    await desk.setViewportSize({ width: 960, height: 768 });
    await desk.goto(address);
    for (const width of [960, 1024, 1100, 1280]) {
      await desk.setViewportSize({ width, height: 768 });
      const cut = await desk.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('html, .tabs, .ledger-box')]
          .filter((each) => each.scrollWidth > each.clientWidth + 1)
          .map((each) => `${each.className} ${each.scrollWidth} > ${each.clientWidth}`),
      );
      expect(cut, `${name} at ${width}`).toEqual([]);
    }
  }
});

test('the list sorts by its columns, with tab, search and filters, and without a script', async ({
  product,
  desk,
  browser,
}) => {
  const orbane = { business: 'agency', customer: 'orbane' } as const;
  const [one, two, three] = [
    await makeDraft(product, { ...otherWork(1), lines: [['A', '1', 'HUR', '300.00', '20']] }),
    await makeDraft(product, { ...otherWork(2), ...orbane, lines: [['B', '1', 'HUR', '100.00', '20']] }),
    await makeDraft(product, { ...otherWork(3), lines: [['C', '1', 'HUR', '200.00', '20']] }),
  ];
  const order = (...drafts: { reference: string }[]) =>
    expect(shown(desk)).toHaveText(drafts.map(({ reference }) => reference));
  await desk.goto('/invoices?tab=draft');
  await order(three, two, one);
  const amount = desk.getByRole('columnheader', { name: 'Net à payer' });
  const customer = desk.getByRole('columnheader', { name: 'Client final' });
  await amount.getByRole('link', { name: 'Net à payer' }).click();
  await order(two, three, one);
  await expect(amount).toHaveAttribute('aria-sort', 'ascending');
  await expect(desk).toHaveURL(/tab=draft&sort=amount/);
  await amount.getByRole('link', { name: 'Net à payer' }).click();
  await order(one, three, two);
  await expect(amount).toHaveAttribute('aria-sort', 'descending');
  await customer.getByRole('link').click();
  await expect(amount).toHaveAttribute('aria-sort', 'none');
  await order(two, one, three);
  await desk.getByRole('searchbox').fill('Intervention');
  await expect(desk).toHaveURL(/q=Intervention.*sort=customer/);
  await order(two, one, three);
  await expectAccessible(desk, 'a sorted list');

  const plain = await newPage(browser, product, { javaScriptEnabled: false });
  await letIn(plain, product, colleagues[0].email);
  await plain.goto('/invoices?tab=draft&q=Intervention');
  await plain.getByRole('link', { name: 'Net à payer' }).click();
  await expect(shown(plain)).toHaveText([two, three, one].map(({ reference }) => reference));
  await plain.context().close();
});

test('all of a list can be meant, beyond the rows of a page', async ({ product, desk }) => {
  const { officeId, businesses, customers } = product.people;
  const { content } = await makeDraft(product, otherWork(0));
  const drafts = Array.from({ length: 55 }, (_, n) => ({
    businessId: businesses.plumber!.id,
    customerId: customers.canal!.id,
    content: { ...content, lines: content.lines.map((line) => ({ ...line, name: `Intervention ${n + 1}` })) },
    source: { kind: 'hand' },
  }));
  await createDrafts(product.services, { officeId, actor: biller(product), drafts });
  await desk.goto('/invoices?tab=draft');
  await desk.getByRole('checkbox', { name: 'Tout sélectionner' }).check();
  await expect(desk.getByText('50 sélectionnées')).toBeVisible();
  await desk.getByRole('button', { name: 'Sélectionner les 56' }).click();
  await expect(desk.getByText('56 sélectionnées')).toBeVisible();
  await expect(desk.getByRole('toolbar').getByRole('status')).toHaveText(/^56 sélectionnées 14.291,20.€$/);
  await makeDraft(product, otherWork(99));
  await desk.getByRole('button', { name: 'Supprimer les provisoires' }).click();
  await expect(desk.getByRole('heading', { level: 1 }), 'as the list is now').toHaveText(
    'Supprimer 57 factures provisoires',
  );
  const confirm = desk.getByRole('button', { name: 'Supprimer 57 provisoires' });
  const before = await desk.locator('main').evaluate((main) => {
    const stops = [...main.querySelectorAll<HTMLElement>('a, button')];
    return (
      stops.findIndex((stop) => stop.matches('.bulk-go button')) <
      stops.findIndex((stop) => stop.matches('.ref'))
    );
  });
  expect(before, 'the button comes before the rows').toBe(true);
  await confirm.click();
  await expect(desk.getByText('57 réussies')).toBeVisible();
  await expect(desk.getByText('57 réussies')).toBeFocused();
  await desk.goto('/invoices?tab=draft');
  await expect(shown(desk)).toHaveCount(0);
});
