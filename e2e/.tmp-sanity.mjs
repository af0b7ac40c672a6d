import { chromium as pw } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
const browser = await pw.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox','--disable-gpu'] });
const ctx = await browser.newContext({ viewport: { width: 320, height: 800 } });
const page = await ctx.newPage();
const bad = []; page.on('console', m => bad.push(m.text().slice(0,160)));
await page.goto('http://localhost:4807/specimen');
console.log('overflow@320', await page.evaluate(() => document.documentElement.scrollWidth - innerWidth));
for (const w of [320, 768, 960, 1200, 1920]) { await page.setViewportSize({ width: w, height: 800 }); console.log(w, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)); }
let r = await new AxeBuilder({ page }).analyze(); console.log('axe', r.violations.length, 'passes', r.passes.length, 'contrast nodes', r.passes.find(p=>p.id==='color-contrast')?.nodes.length, 'incomplete', r.incomplete.map(i=>i.id+':'+i.nodes.length).join());
await page.evaluate(() => { const p = document.createElement('p'); p.textContent='x faint'; p.className='sanity'; p.style.color='#ddd'; document.querySelector('main').append(p); const b=document.createElement('script'); b.textContent='window.__xss=1'; document.body.append(b); });
r = await new AxeBuilder({ page }).analyze(); console.log('axe after', r.violations.map(v=>v.id).join(), 'inline script ran:', await page.evaluate(() => window.__xss));
const small = await page.evaluate(() => [...document.querySelectorAll('a,button,input:not([type=hidden]),summary')].filter(e=>{const b=e.getBoundingClientRect(); return b.width && (b.height<24||b.width<24)}).map(e=>e.outerHTML.slice(0,80)));
console.log('under 24px', small);
console.log(bad.slice(0,3));
await browser.close();
