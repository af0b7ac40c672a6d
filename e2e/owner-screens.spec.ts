import type { Page } from '@playwright/test';
import { linksOf, openHome } from './support/owner.ts';
import { ownerStates } from './support/owner-states.ts';
import type { Product } from './support/product.ts';
import { expect, test } from './support/test.ts';

const widths = [320, 360, 390];
const height = 844;

test('every page of an owner and a customer: what is first on a phone, and no page wider than its screen', async ({
  product,
  phone,
}) => {
  const states = await ownerStates(product);
  const big = await largeText(phone);
  await openHome(phone, product, 'plumber');
  for (const [state, id] of Object.entries(states)) {
    await phone.goto(`/r/${id}`);
    await expectFirstScreen(phone, state);
    await expectFits(phone, state, big);
  }
  for (const [name, address] of Object.entries(await otherPages(product, states))) {
    await phone.goto(address);
    await expectFits(phone, name, big);
  }
  await phone.getByRole('button', { name: 'Voir toutes mes factures' }).click();
  await phone.waitForURL('**/i/**');
  await expectFits(phone, 'the list of a customer', big);

  await phone.goto(`/r/${states.running}`);
  await phone.getByText('Voir les 5 lignes').click();
  expect((await firstScreen(phone)).shown).toBe(5);
  await phone.goto(`/r/${states.changed}`);
  const first = phone.locator('.first-lines li').first();
  await expect(first.locator('del').first()).toHaveText(/^14/);
  await expect(first.locator('ins').first()).toHaveText(/^12/);
});

/** Pages without a document of their own, and those that a mail leads to; the customer's comes last. */
async function otherPages(product: Product, states: Record<string, string>) {
  const [linked] = await linksOf(product, states.running);
  const [, former] = await linksOf(product, states.changed);
  const [closed] = await linksOf(product, states.correcting);
  const [invoice] = await linksOf(product, states.silent, 'invoice');
  return {
    home: '/portal',
    'home, history': '/portal?tab=history',
    'home, confirming': `/portal?confirm=1&id=${states.running}`,
    'by the link of a mail': `/review/${linked}`,
    'a link that a newer one replaced': `/review/${former}`,
    'a link of a draft that is corrected': `/review/${closed}`,
    'a link that opens nothing': `/review/${'x'.repeat(43)}`,
    'a link that is reported': `/report/${linked}`,
    customer: `/invoice/${invoice}`,
  };
}

async function expectFirstScreen(page: Page, state: string) {
  const { amount, line, shown, clock, left, bar } = await firstScreen(page);
  expect.soft(amount, `${state}: the amount`).toBeLessThan(line);
  expect.soft(line, `${state}: the first line, above the bar`).toBeLessThanOrEqual(bar);
  expect.soft(shown, `${state}: three lines, the others folded`).toBe(3);
  if (!clock) return;
  expect.soft(clock.top, `${state}: the lines before the clock`).toBeGreaterThan(line);
  // What an office answered, or the way to end a hold, takes the place of the sentence below.
  const seen = state === 'running' || state === 'changed' ? clock.bottom : left;
  expect.soft(seen, `${state}: the clock, above the bar`).toBeLessThanOrEqual(bar);
}

/** What stands where on the first screen: where amount, first line and time left end, the clock, the bar of answers. */
const firstScreen = (page: Page) =>
  page.evaluate(() => {
    scrollTo(0, 0);
    const boxOf = (of: string) => document.querySelector(of)?.getBoundingClientRect();
    const lines = [...document.querySelectorAll('.first-lines li')].filter((each) => each.checkVisibility());
    return {
      amount: boxOf('.amount, .lead .num')?.bottom ?? Number.POSITIVE_INFINITY,
      line: lines[0]?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY,
      shown: lines.length,
      clock: boxOf('.clock'),
      left: boxOf('.countdown')?.bottom ?? 0,
      bar: boxOf('.actions')?.top ?? innerHeight,
    };
  });

/** At every width, and with letters of twice the size at the widest of them. */
async function expectFits(page: Page, name: string, big: (isBig: boolean) => Promise<void>) {
  for (const width of widths) {
    await page.setViewportSize({ width, height });
    expect.soft(await misfits(page, width), `${name}, ${width} px`).toEqual([]);
  }
  await big(true);
  expect.soft(await misfits(page, 390), `${name}, large text`).toEqual([]);
  await big(false);
}

/** What sticks out of the screen, and each « Valider » that can't be seen whole and pressed in its middle. */
const misfits = (page: Page, width: number) =>
  page.evaluate((width) => {
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > width) {
      const out = [...document.body.querySelectorAll('*')].filter(
        (each) => each.checkVisibility() && each.getBoundingClientRect().right > width + 1,
      );
      found.push(`${wide} px wide: ${out.slice(-3).map((each) => `${each.tagName}.${each.className}`)}`);
    }
    // Behind an open question nothing can be pressed.
    const shown = document.querySelector('dialog[open]') ?? document;
    for (const button of shown.querySelectorAll('button, a.btn')) {
      if (!/^\s*Valider/.test(button.textContent ?? '') || !button.checkVisibility()) continue;
      button.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const { left, right, top, bottom } = button.getBoundingClientRect();
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isWhole = left >= 0 && right <= width && top >= 0 && bottom <= innerHeight;
      const isCut = button.scrollWidth > button.clientWidth + 1;
      if (!isWhole || isCut || !hit || !button.contains(hit))
        found.push(`« ${button.textContent?.trim()} » at ${[left, right, top, bottom].map(Math.round)}`);
    }
    return found;
  }, width);

/** Doubles the letters as a reader's settings do. */
async function largeText(page: Page): Promise<(isBig: boolean) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (isBig) => {
    const standard = isBig ? 32 : 16;
    await session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard - 3 } });
    await page.waitForFunction(
      (size) => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) === size,
      standard,
    );
  };
}
