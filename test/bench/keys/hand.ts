import type { Locator, Page } from '@playwright/test';

/** Somebody at a desk or with a telephone: what they press is counted, the words they write are not. */
export class Hand {
  presses = 0;
  /** Addresses that were shown, one after the other. */
  readonly pages: string[] = [];
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return;
      const { pathname, search } = new URL(frame.url());
      const address = `${pathname}${search}`;
      if (this.pages.at(-1) !== address) this.pages.push(address);
    });
  }

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  async click(what: Locator): Promise<void> {
    this.presses += 1;
    await what.click();
  }

  /** Puts words in the place of what is marked, or where the cursor stands. */
  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Goes from field to field until one of the selector has the focus. @throws Error when it never has */
  async tabTo(selector: string, most = 120): Promise<void> {
    for (let pressed = 0; pressed < most; pressed += 1) {
      if (await this.isAt(selector)) return;
      await this.press('Tab');
    }
    throw new Error(`no ${selector} within ${most} presses of Tab`);
  }

  isAt(selector: string): Promise<boolean> {
    return this.page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
  }
}

/** How far one has to scroll to something, in screens; 0 when it is in sight as the page comes. */
export const screensBelow = (what: Locator): Promise<number> =>
  what.evaluate((element) => {
    const { bottom } = element.getBoundingClientRect();
    return Math.max(0, bottom - innerHeight) / innerHeight;
  });
