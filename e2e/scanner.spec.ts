import type { Browser } from '@playwright/test';
import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { inLanes } from '#test/fault/support/until.ts';
import { again, sliceOf } from '#test/support/slice.ts';
import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf } from './support/facts.ts';
import { approveOn, openRequest, thierry } from './support/owner.ts';
import type { Product } from './support/product.ts';
import { expect, linkIn, newPage, test } from './support/test.ts';

const clickable = 'a[href], button, summary, input:not([type="hidden"]), select, textarea, label';

/** Everything that somebody could have done, counted. */
const happened = ({ db }: Product) =>
  rows(
    db,
    sql`select (select count(*) from contract.transitions) as transitions, (select count(*) from exchanges) as words,
      (select count(*) from acknowledgements) as acknowledgements, (select count(*) from mails) as mails,
      (select count(*) from contract.ledger) as ledger,
      (select count(*) from links where revoked_at is not null) as revoked,
      (select jsonb_agg(r order by r.id) from contract.reviews r) as reviews`,
  );

/** What mail scanners do with an address: look, fetch, fetch again, and in a browser press each thing once; a third of them a run. */
async function scan(browser: Browser, product: Product, link: string) {
  const before = await happened(product);
  expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
  for (let time = 0; time < 20; time++) expect((await fetch(link)).status).toBe(200);

  const tags = await inFreshProfile((page) =>
    page.locator(clickable).evaluateAll((all) => all.map(({ tagName }) => tagName)),
  );
  expect(tags.length).toBeGreaterThan(5);
  const press = (n: number) =>
    inFreshProfile(async (page) => {
      const element = page.locator(clickable).nth(n);
      if (!(await element.isVisible())) return;
      await element.evaluate((each) => (each as HTMLElement).click());
      await page.waitForLoadState('networkidle');
    });
  const waiting = sliceOf([...tags.keys()], Math.ceil(tags.length / 3), link.split('/')[3]!, (n) => tags[n]);
  // Four scanners at a time.
  await inLanes(waiting.length, 4, (n) => press(waiting[n]!));
  await product.settle();
  expect(await happened(product), again).toEqual(before);

  async function inFreshProfile<T>(visit: (page: Awaited<ReturnType<typeof newPage>>) => Promise<T>) {
    const page = await newPage(browser, product);
    await page.goto(link);
    const found = await visit(page);
    await page.context().close();
    return found;
  }
}

test('scanners of the request change nothing, and its link still works', async ({
  product,
  browser,
  phone,
  mailbox,
}) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  await scan(browser, product, linkIn(await mailbox.newest(thierry.email), '/review/'));
  await openRequest(phone, mailbox);
  await approveOn(phone);
  expect((await reviewOf(product, invoiceId)).state).toBe('approved');
});

test('scanners of the mails after the decision change nothing', async ({ product, browser, mailbox }) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  await product.pass(48.1);
  await scan(browser, product, linkIn(await mailbox.newest(thierry.email), '/review/'));
  expect((await invoiceOf(product, invoiceId)).status).toBe('delivered');
});

test('scanners of the mail to the customer change nothing', async ({ product, browser, mailbox }) => {
  test.slow();
  const { invoiceId } = await askOwner(product);
  await product.pass(48.1);
  await scan(browser, product, linkIn(await mailbox.newest('gestion@sci-du-canal.example'), '/invoice/'));
  expect((await invoiceOf(product, invoiceId)).status).toBe('delivered');
});
