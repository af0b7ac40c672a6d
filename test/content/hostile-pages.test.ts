import { expect, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { inLanes } from '#test/fault/support/until.ts';
import { crawl, type SeenForm } from '#test/support/crawl.ts';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { idsOf, twoOffices } from '#test/support/two-offices.ts';
import { type Answer, openDoor, type Visitor, visitorsOf } from '#test/support/visitors.ts';
import { openBrowser } from './browser.ts';

test('there are sixty of them', () => expect(new Set(hostilePayloads).size).toBe(60));

/** Fields that take one form only; a payload in them is refused, so they get one only where that is the question. */
const formatted =
  /siren|siret|vatNumber|iban|bic|postcode|prefix|country|email|phone|recipient|quantity|unitPrice|discount|cents|percent|days|hours|date|threshold|cap|value|seen|version|prepaid|period|releaseOn|signedOn|^act$|^do$|id$|revision|nonce|password|current|again|__intent__|kind|locale|operation|lines\[0\]\.(unit|vat|special|copyOf)|on$|exemptions|role/i;
/** What nobody else may have is another each time, so that a form is kept more than once. */
const valid: [RegExp, (serial: number) => string][] = [
  [/email|recipient/i, (serial) => `quelqu.un.${serial}@example.fr`],
  [/postcode/i, () => '80000'],
  [
    /^numberPrefix$/,
    (serial) => `X${String.fromCharCode(65 + (serial % 26), 65 + (Math.floor(serial / 26) % 26))}`,
  ],
  [/^signedOn$/, () => '2026-01-05'],
];
let serial = 0;

type Filler = (index: number) => string;

/** The fields of a form as somebody would send them whose every free text is `text`. */
const fill = (form: SeenForm, text: Filler, everywhere = false): [string, string][] =>
  form.fields.map(([name, value], index) => {
    if (/^(act|do|version|seen|revision|nonce)$|id$|__intent__/i.test(name)) return [name, value];
    if (!formatted.test(name) || everywhere) return [name, text(index)];
    serial += 1;
    return [name, value || (valid.find(([pattern]) => pattern.test(name))?.[1](serial) ?? '')];
  });

const isWorthwhile = ({ method, action, fields }: SeenForm) =>
  method === 'POST' &&
  !/^\/(language|theme|sign-out)/.test(action) &&
  fields.some(([name]) => !formatted.test(name)) &&
  !fields.some(([name, value]) => name === 'act' && /delete|revoke|disable|end-mandate|resend$/.test(value));

/** The page a form stands on now, with its version of what it changes. */
async function fresh(visitor: Visitor, path: string, like: SeenForm): Promise<SeenForm | undefined> {
  const [page] = await crawl(visitor, [path], 1);
  const names = ({ fields }: SeenForm) => fields.map(([name]) => name).join();
  const act = ({ fields }: SeenForm) => fields.find(([name]) => name === 'act' || name === 'do')?.[1];
  return page?.forms.find((form) => names(form) === names(like) && act(form) === act(like));
}

/** `npm run test:hostile`: every text in every field; otherwise every text in every form, whose fields share them. */
const roundsOf = (form: SeenForm) => {
  const free = form.fields.filter(([name]) => !formatted.test(name)).length;
  return process.env.TACITE_LONG ? hostilePayloads.length : Math.ceil(hostilePayloads.length / free);
};

type Placed = { visitor: Visitor; path: string; form: SeenForm };

/** One of each form that takes text, and the page it stands on. */
async function findForms(visits: (readonly [Visitor, string[]])[]): Promise<Placed[]> {
  const found = new Map<string, Placed>();
  const seen = visits.map(async ([visitor, from]) => ({ visitor, pages: await crawl(visitor, from) }));
  for (const { visitor, pages } of await Promise.all(seen))
    for (const { path, forms } of pages)
      for (const form of forms.filter(isWorthwhile)) {
        const names = form.fields.map(([name, value]) => (/^(act|do)$/.test(name) ? value : name)).join();
        const shape = form.action.replaceAll(/[0-9a-f-]{36}/g, 'ID') + names;
        found.set(shape, found.get(shape) ?? { visitor, path, form });
      }
  return [...found.values()];
}

/** Forms by what they change: one after the other there, as each bears the version it was shown with. */
const bySubject = (forms: Placed[]): Placed[][] => [
  ...Map.groupBy(forms, ({ form }) => form.action.split(/[/?]/, 3).join('/')).values(),
];

const isLong = process.env.TACITE_LONG === '1';

const isHtml = ({ headers }: { headers: Record<string, unknown> }) =>
  String(headers['content-type']).startsWith('text/html');

test('sixty hostile texts, typed into every form, come out as text on every page and run nowhere', {
  timeout: isLong ? 1_800_000 : 500_000,
}, async () => {
  const offices = await twoOffices();
  const { env, ownerDb, ours } = offices;
  const door = await openDoor(offices);
  const visitors = await visitorsOf(door, offices, ours.officeId);
  const named = (role: string) => visitors.find(({ name }) => name === role)!;
  const [admin, owner] = [named('admin'), named('owner')];
  const invoices = (await idsOf(ownerDb, ours.officeId)).get('invoices') ?? [];
  const asks = ['comment', 'correction', 'time'].flatMap((ask) =>
    invoices.map((id) => paths.review(id, { ask })),
  );
  const start = [paths.today(), paths.newCustomer(), paths.newBusiness(), paths.settings({ edit: 'invite' })];
  const forms = await findForms([
    [admin, start],
    [owner, asks],
  ]);
  expect(forms.length).toBeGreaterThan(9);

  const browser = await openBrowser(door, env.APP_ORIGIN, admin.cookie);
  const known = new Set<string>();
  const amiss = new Set<string>();
  const look = async (where: string, { status, text }: Answer, learn = false) => {
    const { shapes, active } = await browser.anatomy(text);
    if (status >= 500) amiss.add(`${where}: ${status}`);
    for (const each of active) amiss.add(`${where}: ${each}`);
    for (const shape of shapes) {
      if (learn) known.add(shape);
      else if (!known.has(shape)) amiss.add(`${where}: ${shape} is new`);
    }
  };
  const looks: Promise<void>[] = [];
  let isLearnt = false;
  const posted = { all: 0, kept: 0 };
  const send = async (
    { visitor, path, form }: Placed,
    text: Filler,
    { learn = false, everywhere = false } = {},
  ) => {
    const now = await fresh(visitor, path, form);
    if (!now) return;
    const answer = await visitor.post(now.action, fill(now, text, everywhere));
    const { location } = answer.headers;
    posted.all += 1;
    if (location) posted.kept += 1;
    const page = location ? await visitor.get(location) : answer;
    looks.push(look(now.action, page, learn));
  };
  const lookAround = () =>
    Promise.all(
      visitors.map(async (visitor) => {
        for (const { path, answer } of await crawl(visitor, [...start, ...asks]))
          if (isHtml(answer)) looks.push(look(path, answer, !isLearnt));
      }),
    );
  /** The browser reads one page while the next one is made. */
  const allLooks = async () => {
    while (looks.length > 0) await Promise.all(looks.splice(0));
  };

  // What pages are made of when nobody means harm: saved, refused, not there, illegible.
  for (const form of forms) {
    await send(form, () => 'Bonjour', { learn: true });
    await send(form, () => 'Bonjour', { learn: true, everywhere: true });
  }
  await lookAround();
  looks.push(look('/nowhere', await admin.get('/nowhere'), true));
  await allLooks();
  isLearnt = true;

  const subjects = bySubject(forms);
  await inLanes(subjects.length, 4, async (subject) => {
    for (const form of subjects[subject]!)
      for (let round = 0; round < roundsOf(form.form); round += 1)
        for (const everywhere of [false, true])
          if (!everywhere || round < 3)
            await send(form, (index) => hostilePayloads[(round + index * 7) % hostilePayloads.length]!, {
              everywhere,
            });
  });
  await allLooks();
  expect([...amiss]).toEqual([]);
  if (isLong) console.info(`${forms.length} forms, ${posted.all} posts, ${posted.kept} of them kept`);
  expect(posted.all).toBeGreaterThan(200);
  expect(posted.kept).toBeGreaterThan(100);

  // What was kept, on every page there is; a few of them with their scripts running.
  await lookAround();
  await allLooks();
  expect([...amiss]).toEqual([]);
  const lists = [paths.today(), paths.invoices(), paths.customers(), paths.businesses(), paths.settings()];
  const shown = [
    ...lists,
    ...invoices.map((id) => paths.invoice(id)),
    ...invoices.map((id) => paths.editInvoice(id)),
  ];
  for (const path of shown)
    if ((await admin.get(path)).status === 200)
      await browser.page.goto(env.APP_ORIGIN + path, { waitUntil: 'networkidle', timeout: 120_000 });
  expect({ ran: browser.ran, left: browser.left }).toEqual({ ran: [], left: [] });
});
