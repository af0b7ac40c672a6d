import { chromium as pw } from '@playwright/test';
import chromium from '@sparticuz/chromium';
const base = process.argv[2] ?? 'http://localhost:4807';
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox','--disable-gpu'] });
for (const js of [true,false]) {
  const page = await (await browser.newContext({ javaScriptEnabled: js, locale: 'fr-FR' })).newPage();
  page.on('console', (m) => ['error','warning'].includes(m.type()) && console.log('  console', m.text().slice(0,200)));
  await page.goto(base + '/specimen?head=owner');
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForURL('**/specimen?head=owner'); await page.waitForLoadState('load');
  console.log(js, await page.getAttribute('html','lang'), page.url(), await page.getByText('Time left').first().isVisible());
  await page.getByRole('button', { name: 'Dark' }).click(); await page.waitForLoadState('load');
  console.log(await page.getAttribute('html','data-theme'), await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
  if (js) {
    await page.getByRole('link', { name: 'Ouvrir le dialogue' }).click();
    await page.waitForSelector('dialog:modal');
    console.log('modal focus', await page.evaluate(() => document.activeElement.tagName + ' ' + document.activeElement.textContent));
    await page.keyboard.press('Escape'); await page.waitForFunction(() => !document.querySelector('dialog'));
    console.log('after esc', page.url());
    await page.goBack().catch(()=>{}); 
  }
}
await browser.close();
