import { chromium as pw } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
const base = process.argv[2] ?? 'http://localhost:4807';
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox','--disable-gpu','--font-render-hinting=none'], headless: true });
const cases = [['specimen','/specimen'],['dialog','/specimen?ask=approve'],['owner','/specimen?head=owner'],['customer','/specimen?head=customer'],['notfound','/nothing/here']];
for (const [name, path] of cases) for (const width of [320, 390, 1440]) for (const scheme of ['light', 'dark']) for (const js of name==='dialog'||name==='specimen' ? [true,false]:[true]) {
  const ctx = await browser.newContext({ viewport: { width, height: width === 390 ? 844 : 900 }, colorScheme: scheme, locale: 'fr-FR', reducedMotion: 'reduce', javaScriptEnabled: js });
  const page = await ctx.newPage();
  const bad = [];
  page.on('console', (m) => ['error','warning'].includes(m.type()) && bad.push(m.text().slice(0,300)));
  page.on('pageerror', (e) => bad.push('pageerror ' + e.message.slice(0,300)));
  await page.goto(base + path, { waitUntil: js? 'networkidle':'load' });
  await page.screenshot({ path: `/tmp/shots/${name}-${width}-${scheme}${js?'':'-nojs'}.png`, fullPage: name !== 'dialog' });
  const over = js ? await page.evaluate(() => document.documentElement.scrollWidth - innerWidth) : 0;
  let v = [];
  if (js) { const r = await new AxeBuilder({ page }).withTags(['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']).analyze(); v = r.violations.map((x) => `${x.id}: ${x.nodes.length} ${x.nodes.slice(0,4).map((n) => n.target.join(' ')+' '+(n.failureSummary||'').replace(/\s+/g,' ').slice(0,200)).join(' | ')}`); }
  console.log(name, width, scheme, js, 'overflow', over, 'axe', v.length, v.join('\n   '), bad.length ? '\n  CONSOLE ' + [...new Set(bad)].join('\n  ') : '');
  await ctx.close();
}
await browser.close();
