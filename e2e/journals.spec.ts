import { readFileSync } from 'node:fs';
import { askOwner } from './support/drafts.ts';
import { invoiceOf } from './support/facts.ts';
import { expect, test } from './support/test.ts';

test('an accountant’s file comes as a file, and the second of a period says so', async ({
  product,
  desk,
}) => {
  const { invoiceId } = await askOwner(product);
  const business = product.people.businesses.plumber;
  await product.pass(49);
  const { number } = await invoiceOf(product, invoiceId);
  const take = async (name: string) => {
    const coming = desk.waitForEvent('download');
    await desk.getByRole('button', { name }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
  };
  const month = new Date(Date.now() + 49 * 3_600_000).toISOString().slice(0, 7);
  await desk.goto(`/reports/accounting?business=${business?.id}&from=${month}-01&to=${month}-28`);
  const first = await take('Fichier à 18 colonnes');
  expect(first.text.split('\n')[0]?.split('\t')).toHaveLength(18);
  expect(first.text).toContain(String(number));
  await desk.reload();
  await expect(desk.getByText(/déjà/)).toBeVisible();
  const second = await take('CSV');
  expect(second.name).not.toBe(first.name);
  expect(second.text).toContain(String(number));
});
