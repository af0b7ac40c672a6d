import { inOffice, type Tx } from '#db/client.ts';
import {
  type BankImport,
  findAnswersUnder,
  findBankImport,
  findImportedFile,
  insertBankImport,
  insertBankLines,
  insertBankStatements,
  listBankAccounts,
  listLinesOn,
  listOwnIbans,
  lockImports,
  type NewStatement,
} from '#db/queries/bank-imports.ts';
import type { BankLine } from '#db/queries/bank-lines.ts';
import type { BankRemark } from '#db/shapes/banking.ts';
import { sha256Hex } from '../../identity/canonical.ts';
import { newId } from '../../identity/new-id.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import { type Stamp, stampOf, type Who } from '../../settlement/settle.ts';
import { accountOf } from '../account-of.ts';
import { headText } from '../files/columns.ts';
import type { BankFileRead } from '../files/parse-bank-file.ts';
import { readBankFile } from '../files/read-bank-file.ts';
import { offBy, type ReadBankFile, remark } from '../files/statement.ts';
import type { BankQuestion } from '../files/unreadable.ts';
import { lineOf, newLines, storable } from '../take-lines.ts';

/** `id` is given by whoever brings it in: the same twice is one. `answers.account` is the IBAN that a file doesn't say. */
export type StatementFile = {
  id: string;
  file: { name: string; bytes: Uint8Array };
  answers: Record<string, string>;
};

export type ImportOutcome =
  | { ok: true; done: BankImport; isRepeated: boolean }
  | Extract<BankFileRead, { ok: false }>;

/** What may be another way the next time the same file comes. */
const passing = ['foreignAccount', 'sharedAccount', 'notYet'];

/**
 * Takes what a bank's file says came and went, each movement once whatever files say it. What was not taken is said in the
 * remarks of the import; nothing is made of a file that can't be read.
 */
export async function importStatement(
  s: Pick<Services, 'db' | 'log'>,
  who: Who,
  { id, file, answers }: StatementFile,
): Promise<ImportOutcome> {
  const report = (crash: Error) => s.log.error({ err: crash }, 'bank file failed');
  const first = await readBankFile(file.bytes, answers, report);
  const columns = first.ok ? {} : await remembered(s, who, first.questions);
  const isKnown = Object.keys(columns).length > 0;
  const read = isKnown ? await readBankFile(file.bytes, { ...columns, ...answers }, report) : first;
  if (!read.ok) return read;
  const sha256 = sha256Hex(file.bytes);
  return inOffice(s.db, who.officeId, async (tx): Promise<ImportOutcome> => {
    await lockImports(tx, who.officeId);
    const same = await findBankImport(tx, id);
    if (same) return { ok: true, done: same, isRepeated: true };
    const again = await findImportedFile(tx, { sha256, answers: { ...columns, ...answers } });
    if (again && !again.remarks.some(({ code }) => passing.includes(code)))
      return { ok: true, done: again, isRepeated: true };
    const isSilent = read.files.some(({ statements }) => statements.some(({ iban }) => iban === null));
    if (isSilent && !answers.account) return asksForAccount(tx);
    const stamp = await stampOf(tx, who);
    const { statements, lines, known, remarks } = await sorted(tx, { files: read.files, id, answers, stamp });
    const done: BankImport = {
      ...stamp,
      id,
      sha256,
      fileName: storable(file.name, 200),
      format: read.files[0]?.format ?? 'csv',
      head: read.files[0]?.head ?? null,
      answers: { ...columns, ...answers },
      taken: lines.length,
      known,
      remarks: remarks.map((each) => ({ ...each, found: storable(each.found, 120) })),
    };
    await insertBankImport(tx, done);
    await insertBankStatements(tx, statements);
    await insertBankLines(tx, lines);
    return { ok: true, done, isRepeated: false };
  });
}

/** What was said of columns that are called so, the last time. */
async function remembered({ db }: Pick<Services, 'db'>, { officeId }: Who, questions: BankQuestion[]) {
  const heads = questions.find(({ name }) => name.startsWith('column.'))?.choices;
  if (!heads) return {};
  const answers = await inOffice(db, officeId, (tx) => findAnswersUnder(tx, headText(heads)));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith('column.')));
}

async function asksForAccount(tx: Tx): Promise<ImportOutcome> {
  const ibans = [...(await listBankAccounts(tx)), ...(await listOwnIbans(tx))].map(({ iban }) => iban);
  const choices = [...new Set(ibans)];
  if (choices.length === 0) return { ok: false, text: null, problems: [remark('noAccount')], questions: [] };
  return {
    ok: false,
    text: null,
    problems: [],
    questions: [{ name: 'account', column: '', found: '', choices }],
  };
}

type Sorting = { files: ReadBankFile[]; id: string; answers: Record<string, string>; stamp: Stamp };

/** What of the files is new, and whose; each file beside what was known before it, those read with it included. */
async function sorted(tx: Tx, { files, id, answers, stamp }: Sorting) {
  const statements: NewStatement[] = [];
  const lines: BankLine[] = [];
  const remarks: BankRemark[] = [];
  let known = 0;
  const today = parisDate(stamp.at);
  for (const file of files) {
    remarks.push(...file.remarks);
    const arrived: BankLine[] = [];
    for (const statement of file.statements) {
      const iban = statement.iban ?? answers.account ?? '';
      const whose = await accountOf(tx, { iban, currency: statement.currency, stamp });
      if ('not' in whose) {
        remarks.push(remark(whose.not, { found: iban || statement.account }));
        continue;
      }
      const { account } = whose;
      const off = offBy(statement);
      const { fromOn, toOn, openingCents, closingCents } = statement;
      const { officeId, businessId } = account;
      const row = { officeId, id: newId(), importId: id, businessId, accountId: account.id };
      statements.push({ ...row, fromOn, toOn, openingCents, closingCents, offCents: off });
      if (off) remarks.push(remark('off', { found: String(off), field: iban }));
      for (const line of statement.lines) {
        if (line.bookedOn > today) remarks.push(remark('notYet', { line: line.at, found: line.bookedOn }));
        else arrived.push(lineOf(line, { account, statementId: row.id, format: file.format, at: stamp.at }));
      }
      const odd = arrived.find(
        ({ accountId, currency }) => accountId === account.id && currency !== account.currency,
      );
      if (odd) remarks.push(remark('currency', { found: odd.currency, field: account.currency }));
    }
    for (const [accountId, some] of Map.groupBy(arrived, (line) => line.accountId)) {
      const days = [...new Set(some.map(({ bookedOn }) => bookedOn))];
      const before = await listLinesOn(tx, accountId, days);
      const own = lines.filter((line) => line.accountId === accountId);
      const fresh = newLines([...before, ...own], some);
      known += some.length - fresh.length;
      lines.push(...fresh);
    }
  }
  return { statements, lines, known, remarks };
}
