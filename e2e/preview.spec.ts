import { makeDraft } from './support/drafts.ts';
import { expect, test } from './support/test.ts';

const lines = Array.from({ length: 20 }, (_, index): [string, string, string, string, string] => [
  `Poste ${index + 1}, fourniture et pose`,
  String(index + 1),
  'C62',
  '58.00',
  index % 3 === 0 ? '10' : '20',
]);

test('the page follows the keys before anything is saved, and names what no font can print', async ({
  desk,
  product,
}, info) => {
  const { invoiceId } = await makeDraft(product, { lines });
  await desk.goto(`/invoices/${invoiceId}/edit`);
  const page = desk.locator('svg.preview__page');
  await expect(page.locator('> g')).not.toHaveCount(0);
  const first = await page.locator('> g').evaluateAll((parts) => {
    for (const part of parts) (part as Element & { isOld?: boolean }).isOld = true;
    return parts.length;
  });
  const subject = desk.getByLabel('Objet');
  await subject.press('End');
  await subject.pressSequentially(', seconde tranche et finitions', { delay: 250 });
  const kept = () =>
    page
      .locator('> g')
      .evaluateAll((parts) => parts.filter((part) => (part as Element & { isOld?: boolean }).isOld).length);
  await expect.poll(kept, 'what changed is drawn anew, and nothing else').toBe(first - 1);
  await expect(desk.locator('[data-save=dirty], [data-save=saving], [data-save=saved]')).toBeVisible();
  const waits = await desk.evaluate(() =>
    performance.getEntriesByName('preview').map(({ duration }) => duration),
  );
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
  const told = `${sorted.length} drawings of 20 lines: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms from the key to the picture`;
  info.annotations.push({ type: 'preview', description: told });
  // How fast belongs to `npm run bench -- preview`.
  expect(sorted.length, told).toBeGreaterThan(0);

  await expect(desk.getByText('aucune police')).toBeHidden();
  await subject.pressSequentially(' 😀');
  // Beside the field that holds it, and over the page.
  await expect(desk.getByText('n’existe dans aucune police')).toHaveCount(2);
  await expect(desk.getByText('n’existe dans aucune police').first()).toContainText('😀');
});
