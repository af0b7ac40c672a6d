import { expect, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { accountUses } from '#db/shapes/accounts.ts';
import type { Random } from '#test/fault/support/random.ts';
import { inLanes } from '#test/fault/support/until.ts';
import { type SeenForm, visit } from '#test/support/crawl.ts';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { again, chanceOf, isWhole, sliceOf } from '#test/support/slice.ts';
import { type Found, type Toured, takeForms, tour } from '#test/support/tour.ts';
import { idsOf, twoOffices } from '#test/support/two-offices.ts';
import { type Answer, openDoor, visitorsOf } from '#test/support/visitors.ts';
import { launchBrowser } from './browser.ts';

test('there are sixty of them', () => expect(new Set(hostilePayloads).size).toBe(60));

/** Fields that take one form only; a payload in them is refused, so they get one only where that is the question. */
const formatted = new RegExp(
  [
    /siren|siret|vatNumber|iban|bic|postcode|prefix|country|email|phone|recipient|quantity|unitPrice|discount|cents|percent|days|hours|date|threshold|cap|value|seen|version|prepaid|period|releaseOn|signedOn|^act$|^do$|id$|revision|nonce|password|current|again|__intent__|kind|locale|operation|lines\[0\]\.(unit|vat|special|copyOf)|on$|exemptions|role/i
      .source,
    'amount|limit|level',
    '^(line|payment|cause|means|business|from|to|format|mark)$',
    `^(${accountUses.join('|')})$`,
  ].join('|'),
  'i',
);
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

/** The fields of a form as somebody would send them whose every free text is `text`. */
function fill(form: SeenForm, text: Sending['text'], everywhere: boolean): [string, string][] {
  const isTold = (name: string) => /^(act|do|version|seen|revision|nonce)$|id$|__intent__/i.test(name);
  const isFree = (name: string) => !isTold(name) && (everywhere || !formatted.test(name));
  const last = form.fields.filter(([name]) => isFree(name)).length - 1;
  let index = 0;
  return form.fields.map(([name, value]) => {
    if (isTold(name)) return [name, value];
    if (isFree(name)) return [name, text(index++, last)];
    serial += 1;
    return [name, value || (valid.find(([pattern]) => pattern.test(name))?.[1](serial) ?? '')];
  });
}

const isWorthwhile = ({ method, action, fields }: SeenForm) =>
  method === 'POST' &&
  !/^\/(language|theme|sign-out)/.test(action) &&
  fields.some(([name]) => !formatted.test(name)) &&
  !fields.some(([name, value]) => name === 'act' && /delete|revoke|disable|end-mandate|resend$/.test(value));

/** Two forms are one when they go to the same place with the same fields and the same act. */
const shapeOf = ({ action, fields }: SeenForm) => {
  const names = fields.map(([name, value]) => (/^(act|do)$/.test(name) ? value : name)).join();
  return action.replaceAll(/[0-9a-f-]{36}/g, 'ID') + names;
};

/** The form as it was taken, or as its page shows it now where it bears the version of what it changes. */
async function fresh({ visitor, path, form }: Found): Promise<SeenForm> {
  if (!form.fields.some(([name]) => /^(version|seen)$/.test(name))) return form;
  const { forms } = await visit(visitor, path);
  return forms.find((each) => shapeOf(each) === shapeOf(form)) ?? form;
}

/** One of each form that takes text, and the page it stands on. */
function formsOf(tours: Toured[]): Found[] {
  const found = new Map<string, Found>();
  for (const { visitor, pages } of tours)
    for (const { path, forms } of pages)
      for (const form of forms.filter(isWorthwhile))
        found.set(shapeOf(form), found.get(shapeOf(form)) ?? { visitor, path, form });
  return [...found.values()];
}

/** Who sends it, and to which part of the product. */
const roomOf = ({ visitor, form }: Found) => `${visitor.name} ${form.action.split(/[/?]/, 2)[1]}`;

/** Forms by what they change: one after the other there, as each bears the version it was shown with. */
const bySubject = (forms: Found[]): Found[][] => [
  ...Map.groupBy(forms, ({ form }) => form.action.split(/[/?]/, 3).join('/')).values(),
];

/** Owner and customer first, as the office can close their links; last what takes a form away from its page. */
function turnOf({ visitor, form: { fields } }: Found): 0 | 1 | 2 {
  const isEnding = fields.some(([, value]) => /^(approve|withdraw|submit-review)$/.test(value));
  if (isEnding) return 2;
  return visitor.name === 'admin' ? 1 : 0;
}

const isHtml = ({ headers }: Answer) => String(headers['content-type']).startsWith('text/html');

/** The texts in an order of their own for each run, one after the other without end: none comes twice before all came. */
function dealt(chance: Random, texts: readonly string[]): () => string {
  let deck: string[] = [];
  return () => {
    if (deck.length === 0) deck = [...texts];
    return deck.splice(chance.below(deck.length), 1)[0]!;
  };
}

type Sending = { text: (index: number, last: number) => string; everywhere: boolean };

/** One field of a form by chance holds a text that harms, so that the form is kept more often. */
function oneOf(chance: Random, deal: () => string): Sending['text'] {
  let at = 0;
  return (index, last) => {
    if (index === 0) at = chance.below(last + 1);
    return index === at ? deal() : 'Bonjour';
  };
}

/** What a field of names takes: one refused text would have the whole form refused. */
const keepable = hostilePayloads.filter((text) => text.length <= 60 && !/\p{C}|[\u2028\u2029]/u.test(text));

/**
 * What each form is sent, each time in a copy of its own, as what is kept closes doors. In whole every text in every
 * field; otherwise every text in some field, and in every field of every form of the slice some text.
 */
function sendings(): Sending[] {
  const chance = chanceOf('hostile texts');
  const deal = dealt(chance, hostilePayloads);
  const slice = [
    { everywhere: true, text: deal },
    { everywhere: false, text: dealt(chance, keepable) },
    { everywhere: false, text: oneOf(chance, deal) },
  ];
  if (!isWhole) return slice;
  const all = hostilePayloads.map((_, round) => ({
    everywhere: false,
    text: (index: number) => hostilePayloads[(round + index * 7) % hostilePayloads.length]!,
  }));
  return [...slice, ...all];
}

const wordsOf = (text: string) => text.toLowerCase().split(/[^a-z0-9-]+/);
const textWords = new Set(hostilePayloads.flatMap(wordsOf).filter(Boolean));
/** A page may come to a state that nobody's « Bonjour » brought about; what a text put into it bears a word of the texts. */
const isOfTexts = (shape: string) => wordsOf(shape.split('@').at(-1)!).some((word) => textWords.has(word));

/** Of all there are, another few each time. */
const chance = chanceOf('where hostile texts are looked for');
const someOf = <T>(all: T[], count: number): T[] => Array.from({ length: count }, () => chance.pick(all));

/** A copy of the two offices with its door open, and what everybody comes to in it. */
async function opened() {
  const offices = await twoOffices();
  const door = await openDoor(offices);
  const visitors = await visitorsOf(door, offices, offices.ours.officeId);
  const invoices = (await idsOf(offices.ownerDb, offices.ours.officeId)).get('invoices') ?? [];
  const admin = visitors.find(({ name }) => name === 'admin')!;
  const tours = await tour(offices, visitors);
  const running = [
    ...[paths.today(), paths.invoices(), paths.customers(), paths.businesses(), paths.settings()],
    ...invoices.flatMap((id) => [paths.invoice(id), paths.editInvoice(id)]),
  ];
  const leave = async () => {
    await door.close();
    await offices.leave();
  };
  const forms = await takeForms(sliceOf(formsOf(tours), 36, 'hostile forms', roomOf), shapeOf);
  return { door, admin, tours, forms, running, origin: offices.env.APP_ORIGIN, leave };
}

test('sixty hostile texts, typed into every form, come out as text on every page and run nowhere', {
  timeout: isWhole ? 1_800_000 : 500_000,
}, async () => {
  const browser = await launchBrowser();
  const known = new Set<string>();
  const amiss = new Set<string>();
  const looks = browser.reader(({ where, learn, shapes, active }) => {
    for (const each of active) amiss.add(`${where}: ${each}`);
    for (const shape of shapes) {
      if (learn) known.add(shape);
      else if (!known.has(shape) && isOfTexts(shape)) amiss.add(`${where}: ${shape} is new`);
    }
  });
  const look = (where: string, answer: Answer, learn = false) => {
    if (answer.status >= 500) amiss.add(`${where}: ${answer.status}`);
    if (isHtml(answer)) looks.add({ where, learn, html: answer.text });
  };
  const posted = { all: 0, kept: 0, forms: new Set<string>(), texts: new Set<string>() };
  const send = async (found: Found, { text, everywhere }: Sending, learn = false) => {
    const { visitor } = found;
    const now = await fresh(found);
    const fields = fill(now, text, everywhere);
    const answer = await visitor.post(now.action, fields);
    const { location } = answer.headers;
    if (!learn) {
      posted.all += 1;
      posted.forms.add(shapeOf(now));
      if (location) posted.kept += 1;
      for (const [, value] of fields) posted.texts.add(value);
    }
    look(now.action, location ? await visitor.get(location) : answer, learn);
  };
  const sendAll = async (forms: Found[], sending: Sending, learn = false) => {
    for (const when of [0, 1, 2]) {
      const subjects = bySubject(forms.filter((form) => turnOf(form) === when));
      await inLanes(subjects.length, 4, async (subject) => {
        for (const form of subjects[subject]!) await send(form, sending, learn);
      });
    }
  };

  // What pages are made of when nobody means harm: as they were, refused, saved, not there, illegible.
  const peace = await opened();
  for (const { pages } of peace.tours) for (const { path, answer } of pages) look(path, answer, true);
  for (const everywhere of [true, false])
    await sendAll(peace.forms, { text: () => 'Bonjour', everywhere }, true);
  look('/nowhere', await peace.admin.get('/nowhere'), true);
  await peace.leave();
  await looks.done();

  let forms: Found[] = [];
  for (const [index, sending] of sendings().entries()) {
    const copy = await opened();
    // Every page there is where most was kept.
    const isAll = isWhole && index === 2;
    forms = copy.forms;
    await sendAll(forms, sending);
    // What was kept, on the pages there are; a few of them with their scripts running.
    for (const { visitor, pages } of copy.tours) {
      const shown = pages.filter(({ answer }) => isHtml(answer) && answer.status === 200);
      for (const { path } of isAll ? shown : someOf(shown, 5)) look(path, await visitor.get(path));
    }
    await looks.done();
    const { page, ran, left } = await browser.open(copy.door, copy.origin, copy.admin.cookie);
    for (const path of isAll ? copy.running : someOf(copy.running, 2))
      if ((await copy.admin.get(path)).status === 200)
        await page.goto(copy.origin + path, { waitUntil: 'networkidle', timeout: 120_000 });
    expect({ amiss: [...amiss], ran, left }, again).toEqual({ amiss: [], ran: [], left: [] });
    await page.context().close();
    await copy.leave();
  }
  if (isWhole) console.info(`${forms.length} forms, ${posted.all} posts, ${posted.kept} of them kept`);
  expect(forms.filter(({ form }) => !posted.forms.has(shapeOf(form)))).toEqual([]);
  expect(hostilePayloads.filter((text) => !posted.texts.has(text))).toEqual([]);
  expect(posted.all).toBeGreaterThan(forms.length * 2);
  // Some ask for a factor or a day, and keep nothing of what they are sent here: how many there are is the slice's.
  expect(posted.kept).toBeGreaterThan(forms.length / 4);
});
