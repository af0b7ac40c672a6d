import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
  type Response,
} from '@playwright/test';
import { sql } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { openSession } from '#app/auth/staff-session.server.ts';
import { colleagues } from '#app/start/demo/people.ts';
import { rows } from '#db/client.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { mailboxDirectory } from '#workflows/mail/create-transport.ts';
import { listCaptured, readCaptured } from '#workflows/mail/mailbox.ts';
import { type Product, startProduct } from './product.ts';
import { type Server, startServer } from './server.ts';

export { expect };

export type Mail = {
  subject: string;
  text: string;
  html: string;
  files: { filename: string; content: Uint8Array }[];
  /** Every address of the mail, in its order. */
  links: string[];
};

export type Mailbox = {
  /** The newest mail to an address, once there is one whose subject matches. */
  newest(to: string, subject?: RegExp): Promise<Mail>;
  count(to: string): Promise<number>;
};

type Fixtures = {
  /** What this test's product finds in its environment, beside what every one does. */
  environment: Record<string, string>;
  product: Product;
  /** Signing in is part of what is tested: the desk does it through its pages. */
  byHand: boolean;
  /** A desk at the office, in a session of Inès Rouvière (admin). */
  desk: Page;
  /** The owner's phone: a browser of its own, 390 × 844. */
  phone: Page;
  mailbox: Mailbox;
};

export const test = base.extend<Fixtures, { server: Server }>({
  server: [
    async ({ playwright: _ }, use) => {
      const server = startServer();
      await use(server);
      await server.stop();
    },
    // Before the browser, beside which it then starts.
    { scope: 'worker', auto: true },
  ],
  environment: async ({ browser: _ }, use) => {
    await use({});
  },
  product: async ({ environment, server }, use) => {
    const product = await startProduct({ environment, server });
    await use(product);
    await product.settle();
    const violations = await checkInvariants(product.db);
    await product.stop();
    expect(violations, 'the invariants of the contract hold').toEqual([]);
  },
  byHand: [false, { option: true }],
  desk: async ({ browser, product, byHand }, use) => {
    const page = await newPage(browser, product, { viewport: { width: 1440, height: 900 } });
    await (byHand ? signIn : letIn)(page, product, colleagues[0].email);
    await use(page);
    await page.context().close();
  },
  phone: async ({ browser, product }, use) => {
    const page = await newPage(browser, product, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await use(page);
    await page.context().close();
  },
  mailbox: async ({ product }, use) => {
    await use(mailboxOf(product));
  },
});

export async function newPage(
  browser: Browser,
  product: Product,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.origin,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...options,
  });
  await refuseViolations(context);
  if (options.javaScriptEnabled !== false) waitForScripts(context);
  return context.newPage();
}

/**
 * What is pressed before the script of a page has taken hold of it is lost to it, as on any page. A person is never so
 * fast: a page that a test opens is given to it when the script has.
 */
function waitForScripts(context: BrowserContext) {
  context.on('page', (page) => {
    const goto = page.goto.bind(page);
    const reload = page.reload.bind(page);
    page.goto = (...to) => goto(...to).then(alive);
    page.reload = (...how) => reload(...how).then(alive);
    const alive = async (answer: Response | null) => {
      // Not async: a promise would count as true at once.
      await page.waitForFunction(() => {
        type Root = { stateNode: { current: { memoizedState: { isDehydrated?: boolean } | null } } };
        const key = Object.keys(document).find((each) => each.startsWith('__reactContainer'));
        if (!key) {
          const isLight = document.documentElement.dataset.scripted !== undefined;
          return isLight || document.querySelector('script[type="module"]') === null;
        }
        // The elements are React's one after the other; the page is, once all of them are.
        const { stateNode } = (document as unknown as Record<string, Root>)[key]!;
        return stateNode.current.memoizedState?.isDehydrated === false;
      });
      return answer;
    };
  });
}

/** What a page does against its own content security policy fails the test, on whatever page it happens. */
async function refuseViolations(context: BrowserContext) {
  const broken: string[] = [];
  await context.exposeFunction('policyBroken', (what: string) => void broken.push(what));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) => {
      const holder = globalThis as { policyBroken?: (what: string) => void };
      holder.policyBroken?.(`${location.pathname}: ${effectiveDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  const close = context.close.bind(context);
  context.close = async (options) => {
    await close(options);
    expect(broken, 'nothing is done against the policy of a page').toEqual([]);
  };
}

/** Gives a page a session of somebody of the office, as signing in does. */
export async function letIn(page: Page, { services, db, origin }: Product, email: string): Promise<void> {
  const [person] = await rows<{ officeId: string; staffId: string }>(
    db,
    sql`select office_id as "officeId", id as "staffId" from staff where email = ${email}`,
  );
  if (!person) throw new Error(`nobody of the office is ${email}`);
  const headers = { 'user-agent': await page.evaluate(() => navigator.userAgent) };
  const cookie = await openSession(services, new Request(origin, { headers }), {
    ...person,
    secondFactor: true,
  });
  const [name = '', value = ''] = cookie.split(';', 1)[0]?.split('=') ?? [];
  await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}

/** Signs in through the pages, with password and code. */
export async function signIn(page: Page, product: Product, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/E.mail|Adresse/).fill(email);
  await page.getByLabel(/Mot de passe/).fill(product.password);
  await page.getByRole('button', { name: /Continuer|Se connecter/ }).click();
  const secret = colleagues.find((each) => each.email === email)?.totp ?? '';
  // A script sends it with its sixth digit.
  const code = page.getByLabel(/Code/);
  await code.waitFor();
  const isScripted = await page.evaluate(() =>
    Object.keys(document.documentElement).some((key) => key.startsWith('__reactFiber')),
  );
  await code.fill(new TOTP({ secret }).generate());
  if (!isScripted) await page.getByRole('button', { name: /Se connecter/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

export function mailboxOf(product: Product): Mailbox {
  const directory = mailboxDirectory(product.env);
  const to = async (address: string) =>
    (await listCaptured(directory)).filter((mail) => JSON.stringify(mail).includes(address));
  return {
    count: async (address) => (await to(address)).length,
    async newest(address, subject = /./) {
      await product.settle();
      const found = (await to(address)).find((mail) => subject.test(mail.subject));
      if (!found) throw new Error(`no mail to ${address} with ${subject}`);
      const mail = await readCaptured(directory, found.id);
      if (!mail) throw new Error(`the mail ${found.id} is gone`);
      const { html, text, files } = mail;
      const links = [...html.matchAll(/href="([^"]+)"/g)].map((match) =>
        (match[1] ?? '').replaceAll('&amp;', '&'),
      );
      return { subject: found.subject, html, text, files, links };
    },
  };
}

/** The first address of a mail that leads to such a page. */
export function linkIn(mail: Mail, path: string): string {
  const link = mail.links.find((each) => each.includes(path));
  if (!link) throw new Error(`no ${path} in « ${mail.subject} »: ${mail.links.join(' ')}`);
  return link;
}
