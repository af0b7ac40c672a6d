import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { expect } from './test.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everyRule: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** The only rule that a theme changes. */
const contrast: Rules = { type: 'rule', values: ['color-contrast'] };
type Rules = NonNullable<RunOptions['runOnly']>;

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const narrowest = { width: 320, height: 640 };

/**
 * Looks at the page as it stands: every rule at the width of a desk and of a phone, contrast in the dark theme as well
 * at the reader's own width, and that nothing has to be scrolled sideways at 320 px (WCAG 2.2, 1.4.10).
 */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const own = page.viewportSize() ?? desk;
  await page.evaluate(() => {
    // What a mail says is its own, and a frame without scripts can't be looked into.
    for (const frame of document.querySelectorAll('iframe')) frame.replaceWith(document.createElement('p'));
  });
  // Read by the page once, and run in it: what crosses over to the test is what was found wrong, and no more.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(axe);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  expect.soft(await violations(page, contrast), `${name}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  for (const viewport of [desk, phone]) {
    await page.setViewportSize(viewport);
    expect.soft(await violations(page, everyRule), `${name}, ${viewport.width}`).toEqual([]);
  }
  await page.setViewportSize(narrowest);
  // A telephone widens its window to what overflows: only the width that was asked for tells.
  const overflow = await page.evaluate(
    (width) => document.documentElement.scrollWidth - width,
    narrowest.width,
  );
  expect.soft(overflow, `${name} overflows at 320`).toBeLessThanOrEqual(0);
  await page.setViewportSize(own);
}

/** Each broken rule with where. */
async function violations(page: Page, runOnly: Rules): Promise<string[]> {
  // A colour that is still on its way to the other theme is neither.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((each) => !(each instanceof CSSTransition) || each.playState === 'finished'),
  );
  return page.evaluate(
    async (options) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const found = await axe.run(document, options);
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      );
    },
    { runOnly, resultTypes: ['violations'] } satisfies RunOptions,
  );
}
