import { type Browser, chromium, type Page } from '@playwright/test';
import { onTestFinished } from 'vitest';
import type { Door } from '#test/support/visitors.ts';
import { findBrowser } from '../../e2e/support/browser.ts';

/** What a browser makes of a page: its elements with their attributes, and what in them could act. */
type Anatomy = { shapes: string[]; active: string[] };
type Shown = { where: string; learn: boolean; html: string };
type Read = Shown & Anatomy;

const atOnce = 20;

/** A real browser that reads pages, and opens them as somebody whom `door` answers. */
export async function launchBrowser() {
  const browser = await chromium.launch(await findBrowser());
  onTestFinished(() => browser.close());
  const blank = await browser.newPage();
  return {
    reader: (told: (page: Read) => void) => readerOn(blank, told),
    open: (door: Door, origin: string, cookies: string) => open(browser, { door, origin, cookies }),
  };
}

type Whose = { door: Door; origin: string; cookies: string };

/** Every request is answered by `door`, or refused and remembered when it leaves the product. */
async function open(browser: Browser, { door, origin, cookies }: Whose) {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const left: string[] = [];
  const ran: string[] = [];
  await context.exposeFunction('pwned', () => void ran.push('pwned() ran'));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.info(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`);
    });
  });
  page.on('console', (message) => message.text().startsWith('policy:') && ran.push(message.text()));
  page.on('dialog', async (dialog) => {
    ran.push(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    if (url.origin !== origin) {
      left.push(url.href);
      return route.abort();
    }
    const request = route.request();
    const body = request.postDataBuffer() ?? undefined;
    const type = request.headers()['content-type'];
    const answer = await door.call(request.method(), url.pathname + url.search, cookies, body, type);
    const headers = Object.fromEntries(
      Object.entries(answer.headers).flatMap(([name, value]) =>
        typeof value === 'string' && name !== 'transfer-encoding' ? [[name, value]] : [],
      ),
    );
    return route.fulfill({ status: answer.status, headers, body: answer.body });
  });
  return { page, left, ran };
}

/** Reads pages some at a time, while the next ones are made. */
function readerOn(blank: Page, told: (page: Read) => void) {
  let waiting: Shown[] = [];
  let reading = Promise.resolve();
  const read = async (pages: Shown[]) => {
    const anatomies = await anatomiesOf(
      blank,
      pages.map(({ html }) => html),
    );
    for (const [index, page] of pages.entries()) told({ ...page, ...anatomies[index]! });
  };
  const next = () => {
    const pages = waiting;
    waiting = [];
    reading = reading.then(() => read(pages));
  };
  return {
    add: (page: Shown) => {
      if (waiting.push(page) === atOnce) next();
    },
    done: async () => {
      next();
      await reading;
    },
  };
}

/** Read by the browser's own parser, which runs nothing. */
const anatomiesOf = (page: Page, htmls: string[]): Promise<Anatomy[]> =>
  page.evaluate(
    (texts) =>
      texts.map((text) => {
        const parsed = new DOMParser().parseFromString(text, 'text/html');
        const shapes = new Set<string>();
        const active = new Set<string>();
        const isOurs = (to: string) =>
          /^([/#?](?![/\\])|$|mailto:|tel:|otpauth:\/\/totp\/Tacite:|https:\/\/tacite\.example\/)/.test(
            to.trim(),
          );
        for (const element of parsed.querySelectorAll('*')) {
          const tag = element.tagName.toLowerCase();
          shapes.add(tag);
          for (const { name, value } of element.attributes) {
            shapes.add(`${tag}@${name}`);
            if (name.startsWith('on')) active.add(`${tag} ${name}=${value}`);
            if (
              /^(href|src|action|formaction|xlink:href|data|poster|ping|srcset)$/.test(name) &&
              !isOurs(value)
            )
              active.add(`${tag} ${name}=${value}`);
            if (name === 'srcdoc' || (name === 'style' && /url|expression/i.test(value)))
              active.add(`${tag} ${name}=${value}`);
          }
          if (
            tag === 'script' &&
            !element.hasAttribute('nonce') &&
            !/^\/assets\//.test(element.getAttribute('src') ?? '')
          )
            active.add(`script without nonce: ${element.textContent?.slice(0, 80)}`);
          if (tag === 'meta' && element.hasAttribute('http-equiv')) active.add('meta http-equiv');
          if (tag === 'base') active.add('base');
        }
        return { shapes: [...shapes], active: [...active] };
      }),
    htmls,
  );
