/** Takes the pictures of README.md from a product with the demonstration's documents: `npm run screenshots`. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { colleagues } from '#app/start/demo/people.ts';
import { seedDemonstration } from '#app/start/seed-demonstration.ts';
import { rows } from '#db/client.ts';
import { findBrowser } from './support/browser.ts';
import setUpCluster from './support/cluster.ts';
import { homeLink, thierry } from './support/owner.ts';
import { startProduct } from './support/product.ts';
import { linkIn, mailboxOf, newPage, signIn } from './support/test.ts';

const folder = join(import.meta.dirname, 'screenshots');
const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 1024 };
type Look = { viewport: { width: number; height: number }; colorScheme: 'light' | 'dark' };

// Of the pages as they are, not as they were built last.
const build = ['node_modules/.bin/remix', 'vite:build', '-c', 'remix.config.js', '--logLevel', 'error'];
execFileSync(process.execPath, build, { stdio: 'inherit' });
const stopCluster = await setUpCluster();
const product = await startProduct({ seed: seedDemonstration });
const browser = await chromium.launch(await findBrowser());
try {
  mkdirSync(folder, { recursive: true });
  await ownersPages();
  await officePages();
  await customersPage();
} finally {
  await browser.close();
  await product.stop();
  await stopCluster();
}

async function ownersPages() {
  const mailbox = mailboxOf(product);
  const review = linkIn(await mailbox.newest(thierry.email, /Saint-Riquet/), '/review/');
  for (const viewport of [phone, desk]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await visit({ viewport, colorScheme }, review);
      await shoot(page, `review-${viewport.width}-${colorScheme}`);
    }
  }
  const inbox = await visit({ viewport: phone, colorScheme: 'light' }, await homeLink(product, 'agency'));
  await inbox.getByRole('button', { name: 'Ouvrir mes documents' }).click();
  await inbox.waitForURL('**/portal');
  await shoot(inbox, 'inbox-390-light');
}

async function officePages() {
  const page = await open({ viewport: desk, colorScheme: 'light' });
  await signIn(page, product, colleagues[0].email);
  const pages = {
    today: '/',
    invoices: '/invoices',
    editor: `/invoices/${await idOf('Dépannage gymnase, tarif d’astreinte')}/edit`,
    mailbox: '/mailbox',
  };
  for (const [name, address] of Object.entries(pages)) {
    await page.goto(address);
    await shoot(page, `${name}-1440-light`);
  }
  await page.goto(`/invoices/${await idOf('Séminaire « Cap 2027 »')}`);
  await shoot(page, 'timeline-1440-light', 1700);
}

async function customersPage() {
  const mail = await mailboxOf(product).newest('fournisseurs@orbane.example');
  const page = await visit({ viewport: desk, colorScheme: 'light' }, linkIn(mail, '/invoice/'));
  await page.getByRole('button', { name: 'Voir toutes mes factures' }).click();
  await page.waitForURL('**/i/**');
  await shoot(page, 'customer-1440-light', 1300);
}

async function open(look: Look): Promise<Page> {
  const options: BrowserContextOptions = { ...look, reducedMotion: 'reduce', deviceScaleFactor: 1 };
  return newPage(browser, product, options);
}

async function visit(look: Look, address: string): Promise<Page> {
  const page = await open(look);
  await page.goto(address);
  return page;
}

/** One screenful, as a reader meets it; a taller one for what tells its story further down. */
async function shoot(page: Page, name: string, height?: number): Promise<void> {
  if (height) await page.setViewportSize({ width: desk.width, height });
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  process.stdout.write(`${name}.png, ${Math.ceil(statSync(path).size / 1024)} KB\n`);
}

async function idOf(subject: string): Promise<string> {
  const [invoice] = await rows<{ id: string }>(
    product.db,
    sql`select id from invoices where subject = ${subject}`,
  );
  if (!invoice) throw new Error(`no document « ${subject} »`);
  return invoice.id;
}
