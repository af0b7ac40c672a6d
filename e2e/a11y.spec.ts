import type { Page } from '@playwright/test';
import { paths } from '#app/lib/paths.ts';
import { onceIn } from '#test/support/slice.ts';
import { sealCode } from '#workflows/documents/seal-code.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { approve, comment, requestCorrection, withdraw } from '#workflows/review/commands.ts';
import { expectAccessible } from './support/accessible.ts';
import { askOwner, biller, type Draft, makeDraft } from './support/drafts.ts';
import { invoiceOf, reviewOf } from './support/facts.ts';
import { approveOn, homeLink, openRequest, salome, thierry } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { expect, linkIn, newPage, test } from './support/test.ts';

test.slow();

const agency = { business: 'agency', customer: 'orbane' } as const;
const ownerOf = (product: Product, business = 'plumber'): Actor => ({
  kind: 'owner',
  id: product.people.businesses[business]?.ownerId ?? null,
  name: product.people.businesses[business]?.ownerName ?? '',
  channel: 'link',
});
const by = (product: Product, { invoiceId }: Draft, actor: Actor) => ({
  officeId: product.people.officeId,
  actor,
  invoiceId,
});

/** Something of everything that lists and records show. */
async function someDocuments(product: Product): Promise<void> {
  const commented = await askOwner(product, {
    special: ['retention', 'penalty'],
    retention: '5',
    penaltyCents: 1500,
  });
  const words = { lineId: 'l1', body: 'Le déplacement est-il compris ?' };
  await comment(product.services, { ...by(product, commented, ownerOf(product)), ...words });
  await makeDraft(product, agency);
  await askOwner(product, agency);
  await product.settle();
}

let isTurn: () => boolean;

test.beforeEach(({ browserName: _ }, { title }) => {
  isTurn = onceIn(2, title);
});

/** Every second page a run, on the way that leads to all of them. */
async function look(page: Page, name: string): Promise<void> {
  if (isTurn()) await expectAccessible(page, name);
}

/** Looks at every second page of the console, so the desk may end on any of them. `pages`: address by name. */
async function visitAll(desk: Page, pages: Record<string, string>): Promise<void> {
  for (const [name, address] of Object.entries(pages)) {
    if (!isTurn()) continue;
    await desk.goto(address);
    await expectAccessible(desk, name);
  }
}

test('the console: every list of documents', async ({ product, desk }) => {
  await someDocuments(product);
  await visitAll(desk, {
    today: '/',
    invoices: '/invoices',
    'no invoice found': '/invoices?q=nothing',
    'failures, none': '/failures',
    'money in, none': '/settlements',
    engine: '/engine',
    import: '/invoices/import',
    "the month's end": '/invoices/month-end',
    exports: '/exports',
    new: '/invoices/new',
  });
});

test('the console: every record of businesses and customers', async ({ product, desk }) => {
  await someDocuments(product);
  const { plumber } = product.people.businesses;
  await visitAll(desk, {
    businesses: '/businesses',
    business: `/businesses/${plumber?.id}`,
    'business, identity': `/businesses/${plumber?.id}?edit=identity`,
    'business, owner': `/businesses/${plumber?.id}?edit=owner&owner=${plumber?.ownerId}`,
    'business, mandate': `/businesses/${plumber?.id}?edit=mandate`,
    policy: `/businesses/${plumber?.id}/policy`,
    'plan of reminders': `/businesses/${plumber?.id}/plan`,
    'new business': '/businesses/new',
    customers: '/customers',
    customer: `/customers/${product.people.customers.canal?.id}`,
    'new customer': '/customers/new',
  });
});

test('the console: money that is late, and what is told of it', async ({ product, desk }) => {
  const { invoiceId } = await askOwner(product);
  await product.pass(49);
  await product.pass(40 * 24);
  const canal = product.people.customers.canal?.id;
  await visitAll(desk, {
    reports: '/reports',
    'reports, by customer': '/reports?by=customer',
    'reports, invoices': '/reports?report=invoices',
    'reports, payments': '/reports?report=payments',
    'aged balance': '/reports/aged',
    journals: '/reports/accounting',
    letters: '/settlements/letters',
    'proposed by plans': '/settlements/dunnings',
    'what should come in': '/settlements/expected',
    'paid invoices': '/settlements/paid',
    settlements: '/settlements',
    'outstanding, asked for': `/customers/${canal}/outstanding?dun=1`,
    'a talk to be noted': `/customers/${canal}/outstanding?note=1`,
    statement: `/customers/${canal}/statement`,
    penalties: `/customers/${canal}/penalties`,
    'a difference': `/invoices/${invoiceId}/settlement?ask=difference`,
  });
});

test('the console: settings, account and privacy', async ({ product, desk }) => {
  await someDocuments(product);
  await visitAll(desk, {
    settings: '/settings',
    account: '/account',
    'account, password': '/account?edit=password',
    'account, address': '/account?edit=address',
    'account, passkey': '/account?edit=passkey',
    'account, codes': '/account/codes',
    'account, telephone': '/account/factor',
    privacy: '/privacy?find=vasseur',
    'not found': '/nowhere',
  });
});

/** One document in each state that the office has something to do about, and one that was issued. */
async function oneOfEach(product: Product) {
  const draft = await makeDraft(product);
  const commented = await askOwner(product);
  await comment(product.services, {
    ...by(product, commented, ownerOf(product)),
    lineId: 'l1',
    body: 'Le déplacement est-il compris ?',
  });
  const corrected = await askOwner(product);
  await requestCorrection(product.services, {
    ...by(product, corrected, ownerOf(product)),
    lineId: 'l1',
    field: 'quantity',
    before: '4',
    after: '3',
    body: '',
  });
  const issued = await askOwner(product);
  await product.pass(49);
  return { draft, commented, corrected, issued };
}

test('the console: editor and invoice', async ({ product, desk }) => {
  const { draft, commented, corrected, issued } = await oneOfEach(product);
  await desk.goto(`/invoices/${draft.invoiceId}/edit`);
  await desk.getByLabel('Quantité, ligne 1').fill('quatre');
  await desk.getByLabel('Objet').click();
  await look(desk, 'editor with a problem');
  await visitAll(desk, {
    'editor of a correction': `/invoices/${corrected.invoiceId}/edit`,
    'draft, invoice page': `/invoices/${draft.invoiceId}`,
    'comment to answer': `/invoices/${commented.invoiceId}`,
    'correction asked': `/invoices/${corrected.invoiceId}`,
    'issued invoice': `/invoices/${issued.invoiceId}`,
  });
});

test('the console: dialogs of an invoice, bulk, mailbox', async ({ product, desk }) => {
  const { draft, commented, issued } = await oneOfEach(product);
  await visitAll(desk, {
    'withdraw dialog': `/invoices/${commented.invoiceId}?ask=withdraw`,
    'delete dialog': `/invoices/${draft.invoiceId}?ask=delete-draft`,
    'bulk plan': `/invoices/bulk?act=submit-review&id=${draft.invoiceId}&id=${issued.invoiceId}`,
    mailbox: '/mailbox',
  });
  await desk.goto('/mailbox');
  await desk.locator('a[href^="/mailbox/"]').first().click();
  await desk.waitForURL(/\/mailbox\/\w+/);
  await look(desk, 'one mail');
});

test('signing in', async ({ product, browser }) => {
  const page = await newPage(browser, product);
  await page.goto('/sign-in');
  await look(page, 'sign-in');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('alert').first().waitFor();
  await look(page, 'sign-in, refused');
  await page.getByLabel(/E.mail|Adresse/).fill('ines@calame.example');
  await page.getByLabel(/Mot de passe/).fill(product.password);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel(/Code/).waitFor();
  await look(page, 'sign-in, code');
});

test('the owner: a draft in every state, its questions, the end of its link', async ({
  product,
  phone,
  mailbox,
}) => {
  const draft = await askOwner(product, { special: ['retention'], retention: '5' });
  const link = await openRequest(phone, mailbox);
  await look(phone, 'request, by its link');
  await phone.goto(`${link}?ask=ask-time`);
  await look(phone, 'a button of the mail');
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Valider la facture' }).click();
  await phone.waitForURL('**/r/**');
  for (const ask of ['approve', 'request-correction', 'ask-time', 'comment']) {
    await phone.goto(`/r/${draft.invoiceId}?ask=${ask}`);
    await phone.getByRole('dialog').waitFor();
    await look(phone, ask);
  }
  await phone.goto(`/r/${draft.invoiceId}?ask=ask-time`);
  await phone.getByRole('radio').first().check();
  await phone.getByRole('button', { name: 'Suspendre le délai' }).click();
  await phone.getByText('Le délai est suspendu.').waitFor();
  await look(phone, 'on hold');
  await phone.goto(`/r/${draft.invoiceId}`);
  await approveOn(phone);
  await look(phone, 'approved');

  await withdraw(product.services, by(product, await askOwner(product, agency), biller(product)));
  await openRequest(phone, mailbox, salome);
  await look(phone, 'link that ended');
  await phone.goto(`/r/${(await makeDraft(product)).invoiceId}`);
  await look(phone, 'no session');
  expect((await reviewOf(product, draft.invoiceId)).state).toBe('approved');
});

test('the owner: corrected, silent; the home; the customer', async ({ product, phone, mailbox }) => {
  const approved = await askOwner(product);
  await approve(product.services, {
    ...by(product, approved, ownerOf(product)),
    revisionSha256: (await reviewOf(product, approved.invoiceId)).revision_sha256,
  });
  await product.pass(1);
  const silent = await askOwner(product);
  await product.pass(48.1);
  await phone.goto(linkIn(await mailbox.newest(thierry.email, /sans réponse/), '/review/'));
  await look(phone, 'approved by silence, asked by the mail');
  await phone.getByRole('button', { name: 'Continuer' }).click();
  await phone.getByLabel('Ce qui ne va pas').waitFor();
  await look(phone, 'reporting an error');
  await phone.goto(`/r/${silent.invoiceId}`);
  await look(phone, 'approved by silence');
  expect((await reviewOf(product, silent.invoiceId)).state).toBe('issued');

  await askOwner(product, { special: ['retention'], retention: '5' });
  await askOwner(product);
  await askOwner(product);
  await phone.goto(await homeLink(product, 'plumber'));
  await look(phone, 'home, by its link');
  await phone.getByRole('button', { name: 'Ouvrir mes documents' }).click();
  await phone.waitForURL('**/portal');
  await look(phone, 'home');
  for (const box of await phone.getByRole('checkbox').all()) await box.check();
  await phone.getByRole('button', { name: /Valider la sélection/ }).click();
  await phone.getByRole('dialog').waitFor();
  await look(phone, 'home, confirming');
  await phone.getByRole('button', { name: /Valider les 2 factures/ }).click();
  await phone.getByText('2 factures validées').waitFor();
  await look(phone, 'home, results');
  await phone.goto('/portal?tab=history');
  await look(phone, 'home, history');

  await phone.goto(linkIn(await mailbox.newest('gestion@sci-du-canal.example'), '/invoice/'));
  await look(phone, 'customer, by the link');
  await phone.getByRole('button', { name: 'Voir toutes mes factures' }).click();
  await phone.waitForURL('**/i/**');
  await look(phone, 'customer');

  const { content_sha256 } = await invoiceOf(product, silent.invoiceId);
  const code = sealCode(content_sha256 ?? '');
  await phone.goto(paths.check(code.toLowerCase()));
  await expect(phone.getByText(code)).toBeVisible();
  await look(phone, 'check of a printed document');
  await phone.goto(paths.check('nothing'));
  await look(phone, 'check of a code that nothing bears');
});
