import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { listBusinessNames } from '#db/queries/businesses.ts';
import { sha256Hex } from '#workflows/identity/canonical.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { accept } from '#workflows/intake/accept.ts';
import {
  type Answers,
  columnsKnown,
  type Mended,
  type Mends,
  questionNames,
  type Reason,
} from '#workflows/intake/read-file.ts';
import type { Services } from '#workflows/services.ts';

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

/** Makes a draft of an uploaded file and leads to its editor, or says why it can't, in the language of the page. */
export async function importInvoice(
  s: Services,
  { officeId, actor }: Pick<Staff, 'officeId' | 'actor'>,
  form: FormData,
  locale: Locale,
): Promise<{ refusal: ImportRefusal }> {
  const t = tFor(locale);
  const file = form.get('file');
  if (!(file instanceof File) || file.size === 0) return refuse('file', t('editor:import.missing'));
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fileSha256 = sha256Hex(bytes);
  const answers = answersOf(form, fileSha256);
  const accepted = await accept(s, {
    officeId,
    businessId: String(form.get('businessId') ?? ''),
    actor,
    by: 'upload',
    // Each press is a sending of its own: who gives a file twice wants a copy.
    key: newId(),
    file: { name: file.name, bytes },
    answers,
    mends: mendsOf(form, fileSha256),
    keepsCustomer: form.has('keepCustomer'),
  });
  if (accepted.ok) throw redirect(paths.editInvoice(accepted.drafts[0]!.invoiceId));
  const { refusal } = accepted;
  if (refusal.code === 'business.unknown') return refuse('businessId', t('editor:new.missing'));
  return { refusal: refusalOf(refusal, { locale, fileSha256, answers }) };
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
