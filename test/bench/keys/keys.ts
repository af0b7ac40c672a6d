import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { colleagues } from '#app/start/demo/people.ts';
import { findBrowser } from '../../../e2e/support/browser.ts';
import setUpCluster from '../../../e2e/support/cluster.ts';
import { startProduct } from '../../../e2e/support/product.ts';
import { letIn, mailboxOf, newPage } from '../../../e2e/support/test.ts';
import type { Figure } from '../figures.ts';
import {
  type Counted,
  correctionRound,
  type Desk,
  fiveLinesByKeyboard,
  fiveLinesByMouse,
  manyAskedByKeyboard,
  pagesToNewDraft,
  sameAsLastMonth,
} from './desk-loops.ts';
import { approvalFromMail } from './owner-loop.ts';

type Loop = { name: string; walk: (desk: Desk) => Promise<Counted>; goals: Counted };

/** What is done most, and how many presses it may take. `lines in sight`: 1 when they are. */
const loops: readonly Loop[] = [
  { name: 'five lines by keyboard', walk: fiveLinesByKeyboard, goals: { presses: 45 } },
  { name: 'five lines by mouse', walk: fiveLinesByMouse, goals: { presses: 20 } },
  { name: 'the same as last month', walk: sameAsLastMonth, goals: { presses: 8 } },
  { name: 'a correction round', walk: correctionRound, goals: { presses: 3, screens: 0 } },
  { name: '24 drafts asked in bulk, by keyboard', walk: manyAskedByKeyboard, goals: { presses: 6 } },
  { name: 'a new draft', walk: pagesToNewDraft, goals: { pages: 3 } },
  { name: 'an approval from the mail', walk: approvalFromMail, goals: { presses: 3, 'lines in sight': 1 } },
];

/**
 * What people press for what they do most, beyond the words themselves: keys, clicks and taps, counted by a script that walks
 * through a real product in a real browser, each loop in a product of its own. A goal that is missed says so.
 */
export async function keys(): Promise<Figure[]> {
  if (!existsSync('build/server/index.js')) throw new Error('npm run build comes first');
  const stopCluster = await setUpCluster();
  const browser = await chromium.launch(await findBrowser());
  try {
    const figures: Figure[] = [];
    for (const { name, walk, goals } of loops) {
      const product = await startProduct();
      try {
        const desk = await newPage(browser, product, { viewport: { width: 1440, height: 900 } });
        await letIn(desk, product, colleagues[0].email);
        const screen = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
        const phone = await newPage(browser, product, screen);
        const counted = await walk({ product, desk, phone, mailbox: mailboxOf(product) });
        figures.push(...figuresOf(name, counted, goals));
        await desk.context().close();
        await phone.context().close();
      } finally {
        await product.stop();
      }
    }
    return figures;
  } finally {
    await browser.close();
    await stopCluster();
  }
}

/** A row for each thing that is counted in a loop, with its goal beside it where it has one. */
function figuresOf(name: string, counted: Counted, goals: Counted): Figure[] {
  return Object.entries(counted).flatMap(([what, value]) => {
    const figure = (metric: string, number: number): Figure => ({
      bench: 'keys',
      subject: `${name}: ${what}`,
      metric,
      unit: '',
      value: number,
      ratio: null,
      against: null,
    });
    const goal = goals[what];
    return [figure('counted', value), ...(goal === undefined ? [] : [figure('goal', goal)])];
  });
}
