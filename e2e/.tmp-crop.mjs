import { chromium as pw } from '@playwright/test';
import chromium from '@sparticuz/chromium';
const [,, url, out, width, scheme = 'light', ...ys] = process.argv;
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox','--disable-gpu','--font-render-hinting=none'] });
const page = await (await browser.newContext({ viewport: { width: Number(width), height: 1300 }, colorScheme: scheme, locale: process.env.LOC ?? 'fr-FR', reducedMotion: 'reduce' })).newPage();
await page.goto(url, { waitUntil: 'networkidle' });
for (const y of ys) { await page.evaluate((y) => scrollTo(0, y), Number(y)); await page.waitForTimeout(100); await page.screenshot({ path: `${out}-${y}.png` }); }
await browser.close();
