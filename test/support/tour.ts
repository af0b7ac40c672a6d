import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { paths } from '#app/lib/paths.ts';
import { rows } from '#db/client.ts';
import { onceARun } from '#test/setup/once-a-run.ts';
import { type Choice, crawl, type SeenForm, type SeenPage, visit } from './crawl.ts';
import { chanceOf, isWhole } from './slice.ts';
import { idsOf, type TwoOffices, words } from './two-offices.ts';
import type { Answer, Visitor } from './visitors.ts';

/** What somebody came to. */
export type Toured = { visitor: Visitor; pages: SeenPage[] };

type Kept = { path: string; forms: SeenForm[]; status: number; headers: IncomingHttpHeaders; file: string };

/**
 * What everybody of our office comes to while nothing has been changed, walked once a run: every copy of the two offices
 * has the same rows. Its forms say what there is to send; what proves that a page was shown is another session's.
 */
export async function tour(offices: TwoOffices, visitors: Visitor[]): Promise<Toured[]> {
  const walked = await onceARun('tour of two offices', async (folder) => {
    const from = await startOf(offices);
    const statusOf = await statusesOf(offices);
    const kept: Record<string, Kept[]> = {};
    for (const visitor of visitors) {
      const pages = await crawl(visitor, from, isWhole ? undefined : choiceFor(visitor, statusOf));
      kept[visitor.name] = pages.map(({ path, forms, answer: { status, headers, body } }, index) => {
        const file = join(folder, `${visitor.name}-${index}`);
        writeFileSync(file, body);
        return { path, forms, status, headers, file };
      });
    }
    return kept;
  });
  return visitors.map((visitor) => ({ visitor, pages: (walked[visitor.name] ?? []).map(opened) }));
}

/** A form, who finds it, and on which page. */
export type Found = { visitor: Visitor; path: string; form: SeenForm };

/** Forms as their pages show them to these sessions: none is sent before all are taken, as what is sent closes doors. */
export async function takeForms(found: Found[], shapeOf: (form: SeenForm) => string): Promise<Found[]> {
  const pages = new Map<string, Promise<SeenPage>>();
  const taken: Found[] = [];
  for (const { visitor, path, form } of found) {
    const key = `${visitor.name} ${path}`;
    const page = pages.get(key) ?? visit(visitor, path);
    pages.set(key, page);
    const now = (await page).forms.find((each) => shapeOf(each) === shapeOf(form));
    if (now) taken.push({ visitor, path, form: now });
  }
  return taken;
}

const opened = ({ path, forms, status, headers, file }: Kept): SeenPage => {
  const answer: Answer = {
    status,
    headers,
    get body() {
      return readFileSync(file);
    },
    get text() {
      return readFileSync(file, 'utf8');
    },
  };
  return { path, forms, answer };
};

/** Where people begin, what no link leads to, and what they may not see. */
async function startOf({ ownerDb, ours, theirs }: TwoOffices): Promise<string[]> {
  const invoices = (await idsOf(ownerDb, ours.officeId)).get('invoices') ?? [];
  const foreign = (await idsOf(ownerDb, theirs.officeId)).get('invoices') ?? [];
  return [
    paths.today(),
    paths.invoices({ q: words.theirs }),
    paths.customers({ q: words.theirs }),
    paths.engine(),
    paths.exports(),
    paths.privacy({ find: 'a' }),
    paths.account(),
    paths.newCustomer(),
    paths.newInvoiceMatches({ q: words.theirs }),
    paths.newInvoiceMatches({ q: words.ours }),
    paths.newBusiness(),
    paths.settings({ edit: 'invite' }),
    paths.portal(),
    paths.signIn(),
    paths.forgotten(),
    // Ids of both, as a form could be made to hold them.
    paths.bulkInvoices({ act: 'submit', id: [...invoices, ...foreign] }),
    ...invoices.flatMap((id) => [
      paths.invoicePreview(id),
      paths.invoiceDrawing(id),
      paths.review(id),
      paths.customerInvoice(id),
      paths.customerInvoicePdf(id),
    ]),
  ];
}

async function statusesOf({ ownerDb, ours }: TwoOffices): Promise<Map<string, string>> {
  const invoices = await rows<{ id: string; status: string }>(
    ownerDb,
    sql`select id, status from invoices where office_id = ${ours.officeId}`,
  );
  return new Map(invoices.map(({ id, status }) => [id, status]));
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Whose pages say what an invoice is: the desk of whoever may do most, and what the owner and the customer are sent. */
const ownPages: Record<string, RegExp> = {
  admin: /^\/(invoices|report)(?!.*preview\.)/,
  owner: /^\/(r\/|report)/,
  customer: /^\/(i\/|report)/,
};

/**
 * Pages are of one kind when their addresses ask for the same about an invoice in the same state; of each kind one is
 * seen by the person whose pages they are. Everybody else sees one of each route.
 */
function choiceFor({ name }: Visitor, statusOf: Map<string, string>): Choice {
  const own = ownPages[name];
  const kindOf = (path: string) => {
    const ids = path.replaceAll(uuid, (id) => (own?.test(path) && statusOf.get(id)) || 'ID');
    if (!own) return ids.split('?', 1)[0]!;
    const isNarrowed = /[?&](q|business|customer)=/.test(path);
    return ids.replaceAll(isNarrowed ? /\b(v|trace|tab|q)=[^&]*/g : /\b(v|trace)=[^&]*/g, '$1');
  };
  return { kindOf, chance: chanceOf(`tour of ${name}`) };
}
