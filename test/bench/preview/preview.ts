import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { chromium, type Page } from '@playwright/test';
import { colleagues } from '#app/start/demo/people.ts';
import { findBrowser } from '../../../e2e/support/browser.ts';
import setUpCluster from '../../../e2e/support/cluster.ts';
import { makeDraft } from '../../../e2e/support/drafts.ts';
import { startProduct } from '../../../e2e/support/product.ts';
import { newPage, signIn } from '../../../e2e/support/test.ts';
import type { Figure } from '../figures.ts';
import { quantile } from '../quantile.ts';
import { takeWaits, watchPictures } from './watch-pictures.ts';

const keys = 60;
/** Between two keys: somebody who types, and looks up now and then. */
const betweenKeysMs = 300;

/**
 * What a biller waits for: a real browser on the editor of a draft of twenty lines, keys pressed in the subject, in the
 * name of a line and in a price, each timed from the key to the frame in which the browser has painted the new picture
 * (Element Timing). Web, worker, database and browser share the machine.
 */
export async function preview(): Promise<Figure[]> {
  if (!existsSync('build/server/index.js')) throw new Error('npm run build comes first');
  const stopCluster = await setUpCluster();
  const product = await startProduct();
  const browser = await chromium.launch(await findBrowser());
  try {
    const lines = Array.from({ length: 20 }, (_, index): [string, string, string, string, string] => [
      `Poste ${index + 1}, fourniture et pose`,
      String(index + 1),
      'C62',
      '58.00',
      index % 3 === 0 ? '10' : '20',
    ]);
    const { invoiceId } = await makeDraft(product, { lines });
    const page = await newPage(browser, product, { viewport: { width: 1440, height: 900 } });
    await signIn(page, product, colleagues[0].email);
    await page.goto(`/invoices/${invoiceId}/edit`);
    await page.waitForLoadState('networkidle');
    await page.evaluate(watchPictures);
    process.stdout.write(`Load of the machine at the start: ${(loadavg()[0] ?? 0).toFixed(1)}.\n`);
    const places = [
      ['a letter of the subject', 'input[name="subject"], textarea[name="subject"]', 'a'],
      ['a letter of the fourth line', '[name="lines[3].name"]', 'e'],
      ['a figure of the fourth price', '[name="lines[3].unitPrice"]', '1'],
    ] as const;
    const figures: Figure[] = [];
    for (const [subject, field, key] of places) {
      const waits = await typeIn(page, field, key);
      const figure = (metric: string, unit: string, value: number) =>
        figures.push({ bench: 'preview', subject, metric, unit, value, ratio: null, against: null });
      figure('pictures', '', waits.length);
      figure('key to painted picture, p50', 'ms', quantile(waits, 0.5));
      figure('p95', 'ms', quantile(waits, 0.95));
      figure('longest', 'ms', Math.max(...waits));
    }
    return figures;
  } finally {
    await browser.close();
    await product.stop();
    await stopCluster();
  }
}

/** Milliseconds from each key to its picture; the first few keys, in which everything is new, are not counted. */
async function typeIn(page: Page, field: string, key: string): Promise<number[]> {
  const input = page.locator(field).first();
  await input.press('End');
  await input.press(key);
  await input.press('Backspace');
  await page.waitForTimeout(1000);
  await page.evaluate(takeWaits);
  for (let index = 0; index < keys; index++) {
    await input.press(index % 2 === 1 ? 'Backspace' : key);
    await page.waitForTimeout(betweenKeysMs);
  }
  await page.waitForTimeout(1000);
  return page.evaluate(takeWaits);
}
