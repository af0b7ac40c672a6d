import { createHash } from 'node:crypto';
import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { keepCustomer } from '#app/invoices/keep-customer.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { type Business, findBusiness, listBusinessNames } from '#db/queries/businesses.ts';
import { lockCustomers } from '#db/queries/customers.ts';
import { findDraftOfFile, listCustomerParties } from '#db/queries/drafts.ts';
import {
  type Answers,
  columnsKnown,
  type Mended,
  type Mends,
  questionNames,
  type Reason,
  readFile,
} from '#workflows/intake/read-file.ts';
import { type BuyerMatch, matchBuyer } from '#workflows/invoice/match-buyer.ts';
import { createDraft } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { type Read, type Understood, understood } from './understood.server.ts';

/** Why nothing was created, as the page says it. */
export type ImportRefusal = {
  field?: 'file' | 'businessId';
  text: string;
  details: string[];
  /** The first wrong cells; `cell` is where one can be put right, once, and what stands there. `more` were left out. */
  rows: { row: number; column: string; text: string; cell: { name: string; says: string } | null }[];
  more: number;
  /** Cells that were changed by hand for this reading. */
  mended: Mended[];
  /** What is to be said before the file can be read; `field` is the name its answer goes by. */
  questions: { field: string; text: string; choices: { value: string; text: string }[] }[];
  /** Hidden fields of the next try: which file this is about, and what was answered of it and changed in it before. */
  answered: { field: string; value: string }[];
};

/** What a table may have, in the words of its readers: the page announces just what they know. */
export function loadImport({ db }: Pick<Services, 'db'>, { officeId, role }: Staff, locale: Locale) {
  const { made, held } = columnsKnown();
  return inOffice(db, officeId, async (tx) => ({
    businesses: await listBusinessNames(tx),
    mayAdd: may(role, 'businesses'),
    columns: {
      made: made.map((text) => text[locale]).join(', '),
      held: held.map((text) => text[locale]).join(', '),
    },
  }));
}

/**
 * Makes a draft of an uploaded file and leads to its editor, or says exactly why it can't. The file is read in another
 * process; the totals of the draft are computed and stand beside those of the file, which the reader has compared.
 */
export async function importInvoice(
  s: Services,
  staff: Staff,
  form: FormData,
  locale: Locale,
): Promise<{ refusal: ImportRefusal }> {
  const t = tFor(locale);
  const file = form.get('file');
  const businessId = String(form.get('businessId') ?? '');
  if (!(file instanceof File) || file.size === 0) return refuse('file', t('editor:import.missing'));
  const business = await inOffice(s.db, staff.officeId, (tx) => findBusinessSafely(tx, businessId));
  if (!business) return refuse('businessId', t('editor:new.missing'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fileSha256 = createHash('sha256').update(bytes).digest('hex');
  const answers = answersOf(form, fileSha256);
  const mends = mendsOf(form, fileSha256);
  const read = await readFile({ name: file.name, bytes, answers, mends }, {}, (crash) =>
    s.log.error({ err: crash }, 'intake failed'),
  );
  if (!read.ok) return { refusal: refusalOf(read.reason, { locale, fileSha256, answers }) };
  const from = { fileName: file.name.slice(0, 200), fileSha256 };
  const given = { read, file: from, business, keepsCustomer: form.has('keepCustomer') };
  throw redirect(paths.editInvoice(await draftOfFile(s, staff, given, locale)));
}

type Given = {
  read: Read;
  file: { fileName: string; fileSha256: string };
  business: Business;
  /** A buyer who is no customer yet is to become one. */
  keepsCustomer: boolean;
};

/**
 * Makes a draft of what was read. It is tied to the customer that its buyer is for sure; where it may be one, the draft asks,
 * and goes nowhere until a person has answered. A file that was read before is a copy of that draft. @returns its id
 */
export async function draftOfFile(
  s: Pick<Services, 'db' | 'engine'>,
  { officeId, actor }: Pick<Staff, 'officeId' | 'actor'>,
  { read, file, business, keepsCustomer }: Given,
  locale: Locale,
): Promise<string> {
  const t = tFor(locale);
  const businessId = business.id;
  const made = understood(read, business, locale);
  const { content } = made;
  const { buyer } = content;
  const found = await inOffice(s.db, officeId, async (tx) => {
    // Files that come at once are looked up one after the other: the first may make the customer of the next.
    await lockCustomers(tx, businessId);
    const match = matchBuyer(buyer, await listCustomerParties(tx, businessId));
    const toKeep = keepsCustomer && buyer.name !== '';
    const isNew = match.kind === 'new' && toKeep;
    const known = match.kind === 'same' ? match.customer.id : null;
    const source = { ...sourceOf(read, file, made), ...(toKeep && { keepCustomer: true }) };
    if (isNew) source.warnings.unshift(t('editor:import.customerKept', { name: buyer.name }));
    source.warnings.unshift(...otherName(match, buyer.name, locale));
    return {
      customerId: isNew ? await keepCustomer(tx, { officeId, businessId, party: buyer }) : known,
      source,
      buyerCandidates: match.kind === 'ask' ? match.ids : null,
      copyOf: await findDraftOfFile(tx, { businessId, fileSha256: source.fileSha256 }),
    };
  });
  const importer = { ...actor, channel: 'import' as const };
  return (await createDraft(s, { officeId, actor: importer, businessId, content, ...found })).invoiceId;
}

/** Kept with the draft: which file it came from, and what its reading assumed. */
function sourceOf(
  read: Read,
  file: { fileName: string; fileSha256: string },
  { reading, warnings, columns }: Understood,
) {
  const from = { ...file, read: reading, warnings };
  if (read.kind === 'lines') return { kind: 'lines', ...from, columns };
  return { kind: read.format === 'factur-x' ? 'facturx' : read.format, ...from, ...read.source };
}

async function findBusinessSafely(tx: Tx, id: string): Promise<Business | undefined> {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? findBusiness(tx, id) : undefined;
}

/** A number says more than a name; that the names differ is for a person to see. */
function otherName(match: BuyerMatch, name: string, locale: Locale): string[] {
  if (match.kind !== 'same' || !match.isRenamed) return [];
  return [tFor(locale)(`editor:import.otherName.${match.by}`, { name, known: match.customer.name })];
}

const answerField = (name: string) => `answer-${name}`;
/** Answers are of one file: what was said of another says nothing of this one. */
const fileField = 'answers-of';

function answersOf(form: FormData, fileSha256: string): Answers {
  if (form.get(fileField) !== fileSha256) return {};
  const given = questionNames.map((name) => [name, form.get(answerField(name))] as const);
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string' && value !== ''));
}

const cellField = (name: string) => `cell-${name}`;
const sheetField = 'cells-sheet';

/** What stands in the fields of wrong cells, for the file that they were shown of. */
function mendsOf(form: FormData, fileSha256: string): Mends {
  const sheet = form.get(sheetField);
  const cells =
    form.get(fileField) === fileSha256
      ? [...form].flatMap(([name, text]) =>
          name.startsWith(cellField('')) && typeof text === 'string'
            ? [{ cell: name.slice(cellField('').length), text }]
            : [],
        )
      : [];
  return { sheet: cells.length > 0 && typeof sheet === 'string' ? sheet : null, cells };
}

/** Wrong cells that a page shows at once: the others come when these are right. */
const mostRows = 50;

function rowsOf(rows: Reason['rows'], locale: Locale): ImportRefusal['rows'] {
  const seen = new Set<string>();
  return rows.slice(0, mostRows).map(({ row, column, cell, text }) => {
    // What is wrong twice is written once.
    const isFirst = cell !== null && !seen.has(cell.name);
    if (cell) seen.add(cell.name);
    return { row, column, text: text[locale], cell: isFirst ? cell : null };
  });
}

function refusalOf(
  { text, details, rows, questions, mended, sheet }: Reason,
  { locale, fileSha256, answers }: { locale: Locale; fileSha256: string; answers: Answers },
): ImportRefusal {
  return {
    text: text[locale],
    details: details.map((each) => each[locale]),
    rows: rowsOf(rows, locale),
    more: Math.max(0, rows.length - mostRows),
    mended,
    questions: questions.map(({ name, text: asked, choices }) => ({
      field: answerField(name),
      text: asked[locale],
      choices: choices.map((each) => ({ value: each.value, text: each.text[locale] })),
    })),
    answered: [
      { field: fileField, value: fileSha256 },
      ...Object.entries(answers).map(([name, value]) => ({ field: answerField(name), value })),
      ...(sheet === null ? [] : [{ field: sheetField, value: sheet }]),
      // What is right by now has no field of its own any more.
      ...mended
        .filter(({ cell }) => !rowsOf(rows, locale).some((each) => each.cell?.name === cell))
        .map(({ cell, now }) => ({ field: cellField(cell), value: now })),
    ],
  };
}

const refuse = (field: ImportRefusal['field'], text: string) => ({
  refusal: { field, text, details: [], rows: [], more: 0, mended: [], questions: [], answered: [] },
});
