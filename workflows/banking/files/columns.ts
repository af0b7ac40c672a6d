import { type Cell, isBlank, type Table } from '../../intake/table/cell.ts';
import { plain } from '../../intake/table/words.ts';
import { Unreadable, unreadable } from './unreadable.ts';

/** What a bank's table may say in a column. */
const bankColumns = [
  'date',
  'valueDate',
  'label',
  'detail',
  'amount',
  'debit',
  'credit',
  'direction',
  'currency',
  'name',
  'iban',
  'reference',
  'balance',
] as const;
export type BankColumn = (typeof bankColumns)[number];
export type ColumnsAt = Partial<Record<BankColumn, number>>;

/** Heads without accents, blanks and signs, as banks write them; the first column that is called so is it. */
const names: Record<BankColumn, RegExp> = {
  date: /^(date|dateoperation|datedoperation|datecomptable|dateop|datedecomptabilisation|dateopcomptable|bookingdate|transactiondate|jour)$/,
  valueDate: /^(datevaleur|datedevaleur|valeur|valuedate|dateval)$/,
  label:
    /^(libelle|libelleoperation|libelledeloperation|libellesimplifie|intitule|nature|naturedeloperation|description|operation|label|wording|details?operation)$/,
  detail:
    /^(informations?complementaires?|infoscomplementaires|complement|details?|commentaire|memo|libellecomplementaire|libelledetaille|motif|communication|remittanceinformation)$/,
  amount: /^(montant|montantoperation|montantdeloperation|amount|montanttotal|somme)$/,
  debit: /^(debit|debits|montantdebit|depense|depenses|sortie|paidout|withdrawal)$/,
  credit: /^(credit|credits|montantcredit|recette|recettes|entree|paidin|deposit)$/,
  direction: /^(sens|debitcredit|dc|creditdebit)$/,
  currency: /^(devise|currency|monnaie)$/,
  name: /^(nomducontrepartie|contrepartie|tiers|beneficiaire|donneurdordre|emetteur|counterparty|counterpartyname|payer|nom)$/,
  iban: /^(ibancontrepartie|ibandonneurdordre|comptecontrepartie|ibanducontrepartie|counterpartyiban|counterpartyaccount)$/,
  reference:
    /^(reference|ref|referenceoperation|numeroreference|referencedeloperation|transactionid|id|numerodoperation)$/,
  balance: /^(solde|soldeapresoperation|soldecomptable|balance|soldeprogressif)$/,
};

const keyOf = (text: string) =>
  plain(text.replace(/\b(EUR|euros?)\b|€|\(.*?\)/gi, '')).replace(/[^a-z0-9]/g, '');

const columnOf = (text: string): BankColumn | null =>
  bankColumns.find((column) => names[column].test(keyOf(text))) ?? null;

/** How many columns of a bank's table a row names. */
export const bankColumnsAt = (cells: Cell[]): number => cells.filter(({ text }) => columnOf(text)).length;

function columnsIn(cells: readonly Cell[]): ColumnsAt {
  const at: ColumnsAt = {};
  for (const [index, { text }] of cells.entries()) {
    const column = columnOf(text);
    if (column) at[column] ??= index;
  }
  return at;
}

const hasMoney = (at: ColumnsAt) =>
  at.amount !== undefined || (at.debit !== undefined && at.credit !== undefined);
const isWhole = (at: ColumnsAt) => at.date !== undefined && at.label !== undefined && hasMoney(at);

/** Addresses, balances and account numbers above a table take fewer rows than this. */
const deepestHead = 60;

/**
 * The row that names the columns, and which is which. Where they are called as nobody knows, a person says it once; `answers`
 * name columns as "column.date" by their head.
 *
 * @throws Unreadable
 */
export function findColumns(
  table: Table,
  answers: Readonly<Record<string, string>>,
): { from: number; at: ColumnsAt; heads: string[] } {
  const candidates = table.slice(0, deepestHead);
  const known = candidates.findIndex(({ cells }) => isWhole(columnsIn(cells)));
  const sizes = candidates.map(({ cells }) => bankColumnsAt(cells) * 100 + filled(cells));
  const from = known >= 0 ? known : sizes.indexOf(Math.max(...sizes));
  const row = candidates[from];
  if (!row || isBlank(row)) throw unreadable('empty');
  const heads = row.cells.map(({ text }) => text.trim());
  const at = { ...columnsIn(row.cells), ...answered(heads, answers) };
  if (isWhole(at)) return { from, at, heads };
  const missing = (['date', 'label'] as const).filter((column) => at[column] === undefined);
  const money = hasMoney(at)
    ? []
    : (['amount', 'debit', 'credit'] as const).filter((column) => at[column] === undefined);
  const choices = heads.filter(Boolean);
  if (choices.length < 3) throw unreadable('columns', { line: row.row, found: heads.join(' ; ') });
  throw new Unreadable(
    [],
    [...missing, ...money].map((column) => ({ name: `column.${column}`, column, found: '', choices })),
  );
}

const filled = (cells: readonly Cell[]) => cells.filter(({ text }) => text.trim() !== '').length;

function answered(heads: readonly string[], answers: Readonly<Record<string, string>>): ColumnsAt {
  return Object.fromEntries(
    bankColumns.flatMap((column) => {
      const index = heads.indexOf(answers[`column.${column}`] ?? '');
      return index >= 0 && heads[index] ? [[column, index]] : [];
    }),
  );
}

/** What columns are called, as what was answered of them is remembered. */
export const headText = (heads: readonly string[]): string => heads.filter(Boolean).join(' | ').slice(0, 500);
