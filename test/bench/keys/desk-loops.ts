import type { Page } from '@playwright/test';
import { makeDraft, otherWork } from '../../../e2e/support/drafts.ts';
import type { Product } from '../../../e2e/support/product.ts';
import type { Mailbox } from '../../../e2e/support/test.ts';
import { Hand, screensBelow } from './hand.ts';
import { approvedLastMonth, correctionAsked } from './worlds.ts';

/** What one loop took: presses, pages or screens, by what is counted. */
export type Counted = Record<string, number>;
export type Desk = { product: Product; desk: Page; phone: Page; mailbox: Mailbox };

const lines = ['Dépose', 'Pose', 'Raccordement', 'Essais', 'Nettoyage'].map((name, at) => ({
  name,
  quantity: String(at + 2),
  price: `${40 + at},50`,
}));
const field = (what: string, at: number) => `[name="lines[${at}].${what}"]`;
/** Keys that an editor may know for one more line; the first that makes one is used. */
const lineKeys = ['Enter', 'Alt+Enter', 'Control+Shift+Enter', 'Alt+Insert'];
const countLines = (desk: Page) => desk.locator('[name$="].unitPrice"]').count();
const addLine = (desk: Page) => desk.getByRole('button', { name: 'Ajouter une ligne' });

async function openEditor({ product, desk }: Desk): Promise<void> {
  await desk.goto(`/customers/${product.people.customers.canal?.id}`);
  await desk.getByRole('main').getByRole('button', { name: 'Nouvelle facture' }).click();
  await desk.waitForURL(/\/edit/);
  await desk.locator('#editor').waitFor();
}

/** Five lines with name, quantity and price, from the editor of a new draft as it opens. */
export async function fiveLinesByKeyboard(d: Desk): Promise<Counted> {
  const { desk } = d;
  await openEditor(d);
  const known = await lineKey(desk);
  await openEditor(d);
  const hand = new Hand(desk);
  for (const [at, { name, quantity, price }] of lines.entries()) {
    if ((await countLines(desk)) <= at) await oneMore(hand, at > 0 ? known : null);
    await hand.tabTo(field('name', at));
    await hand.write(name);
    await hand.tabTo(field('quantity', at));
    await hand.write(quantity);
    await hand.tabTo(field('unitPrice', at));
    await hand.write(price);
  }
  await whole(desk);
  return { presses: hand.presses };
}

/** The key that makes a line from the last field of one, if there is one. */
async function lineKey(desk: Page): Promise<string | null> {
  if ((await countLines(desk)) === 0) await addLine(desk).click();
  const before = await countLines(desk);
  for (const key of lineKeys) {
    await desk.locator(field('name', before - 1)).fill('Essai');
    await desk.locator(field('unitPrice', before - 1)).focus();
    await desk.keyboard.press(key);
    await desk.waitForTimeout(300);
    if ((await countLines(desk)) > before) return key;
  }
  return null;
}

async function oneMore(hand: Hand, key: string | null): Promise<void> {
  const before = await countLines(hand.page);
  if (key) await hand.press(key);
  else {
    await hand.tabTo('button[name="__intent__"]:not(.line-acts *, [aria-label])');
    await hand.press('Enter');
  }
  await hand.page.waitForFunction(
    (least) => document.querySelectorAll('[name$="].unitPrice"]').length > least,
    before,
  );
}

/** What was typed is what stands there: a loop that loses words took no presses worth counting. */
async function whole(desk: Page): Promise<void> {
  const typed = await desk
    .locator('[name$="].unitPrice"]')
    .evaluateAll((fields) => fields.map((each) => (each as HTMLInputElement).value));
  const wanted = lines.map(({ price }) => price);
  if (wanted.some((price, at) => typed[at] !== price))
    throw new Error(`the prices are ${typed.join(' ')} instead of ${wanted.join(' ')}`);
}

/** The same with a mouse: clicks, and no key but those of the words. */
export async function fiveLinesByMouse(d: Desk): Promise<Counted> {
  const { desk } = d;
  await openEditor(d);
  const hand = new Hand(desk);
  for (const [at, { name, quantity, price }] of lines.entries()) {
    if ((await countLines(desk)) <= at) {
      await hand.click(addLine(desk));
      await desk.locator(field('unitPrice', at)).waitFor();
    }
    // A new line has the focus in its name already.
    if (!(await hand.isAt(field('name', at)))) await hand.click(desk.locator(field('name', at)));
    await hand.write(name);
    await hand.click(desk.locator(field('quantity', at)));
    await hand.write(quantity);
    await hand.click(desk.locator(field('unitPrice', at)));
    await hand.write(price);
  }
  await whole(desk);
  return { presses: hand.presses };
}

/** From the first page of the day: last month's invoice of a customer once more, under this month's subject, to its owner. */
export async function sameAsLastMonth(d: Desk): Promise<Counted> {
  const { desk } = d;
  const { number } = await approvedLastMonth(d);
  await desk.goto('/');
  const hand = new Hand(desk);
  await hand.press('/');
  await desk.getByRole('searchbox').waitFor();
  await hand.write(number);
  const found = desk.locator('tbody .ref', { hasText: number });
  await desk.waitForURL(new RegExp(`q=${number}`));
  await desk.locator('.progress:not([data-busy])').waitFor({ state: 'attached' });
  await hand.click(found);
  await hand.click(desk.getByRole('button', { name: /^Dupliquer/ }).first());
  await desk.waitForURL(/\/edit/);
  await hand.click(desk.locator('[name="subject"]'));
  await hand.press('Control+a');
  await hand.write('Entretien de décembre');
  await hand.press('Control+Enter');
  await desk.waitForURL((url) => !url.pathname.endsWith('/edit'));
  return { presses: hand.presses };
}

/** From the first page of the day: what an owner asked is corrected and goes back to him. */
export async function correctionRound(d: Desk): Promise<Counted> {
  const { desk, product } = d;
  const { reference } = await correctionAsked(d);
  await desk.goto('/');
  const hand = new Hand(desk);
  await hand.click(desk.getByRole('link', { name: new RegExp(`${reference}$`) }).first());
  await desk.waitForURL(/\/edit/);
  const quantity = desk.locator(field('quantity', 0));
  // What was asked takes the focus, and comes into sight by itself.
  await desk.locator('main :focus').first().waitFor();
  const screens = await screensBelow(quantity);
  const taken = desk.getByRole('button', { name: /^(Reprendre|Appliquer|Corriger)/ }).first();
  if (await taken.isVisible()) await hand.click(taken);
  else {
    // A click into a number marks it: what is typed takes its place.
    await hand.click(quantity);
    await hand.write('3');
  }
  await hand.press('Control+Enter');
  await desk.waitForURL((url) => !url.pathname.endsWith('/edit'));
  await product.settle();
  return { presses: hand.presses, screens };
}

/** Keys that a list may know for all of its rows. */
const allKeys = ['a', 'Shift+A', 'Control+a', '*'];
const asked = 24;

/** A month's drafts, from the list to their owners, without a mouse. */
export async function manyAskedByKeyboard(d: Desk): Promise<Counted> {
  const { desk, product } = d;
  for (let n = 1; n <= asked; n++) await makeDraft(product, otherWork(n));
  const all = await keyForAll(desk);
  await desk.goto('/invoices');
  const hand = new Hand(desk);
  if (all) await hand.press(all);
  else {
    await hand.press('j');
    await hand.press('x');
    for (let n = 1; n < asked; n++) await hand.press('j');
    await hand.press('Shift+X');
  }
  await hand.press('e');
  await desk.waitForURL(/\/invoices\/bulk/);
  await hand.tabTo('form[data-act] button.btn--primary');
  await hand.press('Enter');
  await desk.getByText(new RegExp(`${asked} réussies`)).waitFor({ timeout: 60_000 });
  return { presses: hand.presses };
}

async function keyForAll(desk: Page): Promise<string | null> {
  for (const key of allKeys) {
    await desk.goto('/invoices');
    await desk.keyboard.press(key);
    await desk.waitForTimeout(300);
    if ((await desk.locator('tbody input[name="id"]:checked').count()) >= asked) return key;
  }
  return null;
}

/** From the first page of the day to the editor of a new draft, for a business and a customer that are known. */
export async function pagesToNewDraft({ desk }: Desk): Promise<Counted> {
  await desk.goto('/');
  const hand = new Hand(desk);
  hand.pages.push('/');
  await hand.press('n');
  await desk.getByLabel('Nouvelle facture pour').waitFor();
  await hand.write('sci canal');
  await desk.getByRole('option', { name: /SCI du Canal/ }).waitFor();
  await hand.press('Enter');
  await desk.waitForURL(/\/edit/);
  return { pages: hand.pages.length, presses: hand.presses };
}
