import { isDay } from '#workflows/invoice/is-day.ts';
import { parseXml, type XmlNode } from '../../intake/xml.ts';
import { children, textOf } from '../../intake/xml-cursor.ts';
import { centsAt, signOf } from './camt-amount.ts';
import { camtDetails } from './camt-details.ts';
import { ibanFrom } from './rib.ts';
import { type ReadBankFile, type ReadLine, type ReadStatement, remark } from './statement.ts';
import { unreadable } from './unreadable.ts';

const messages = {
  BkToCstmrStmt: { format: 'camt053', statements: 'Stmt' },
  BkToCstmrDbtCdtNtfctn: { format: 'camt054', statements: 'Ntfctn' },
} as const;

/**
 * A CAMT.053 or .054 of any version, told apart by what it says and not by its namespace. Only what is booked is taken.
 *
 * @throws Refusal, Unreadable
 */
export function readCamt(bytes: Uint8Array): ReadBankFile {
  const root = parseXml(bytes);
  const [name, message] = messageIn(root);
  const { format, statements } = messages[name];
  const remarks: ReadBankFile['remarks'] = [];
  const read = children(message, statements).map((each) => readStatement(each, remarks));
  if (read.length === 0) throw unreadable('noStatement', { field: statements });
  return { format, statements: read, remarks, head: null };
}

function messageIn(root: XmlNode): [keyof typeof messages, XmlNode] {
  const all = [root, ...root.children, ...root.children.flatMap((each) => each.children)];
  for (const name of Object.keys(messages) as (keyof typeof messages)[]) {
    const found = all.find((each) => each.name === name);
    if (found) return [name, found];
  }
  // A report within the day (CAMT.052) is not final; anything else is no statement.
  const isWithinDay = all.some((each) => each.name === 'BkToCstmrAcctRpt');
  throw unreadable(isWithinDay ? 'intraday' : 'otherMessage', { found: root.children[0]?.name ?? root.name });
}

function readStatement(node: XmlNode, remarks: ReadBankFile['remarks']): ReadStatement {
  const account = textOf(node, 'Acct', 'Id', 'IBAN') || textOf(node, 'Acct', 'Id', 'Othr', 'Id');
  const entries = children(node, 'Ntry').flatMap((entry, index) => {
    const at = index + 1;
    const status = textOf(entry, 'Sts', 'Cd') || textOf(entry, 'Sts');
    if (status === '' || status === 'BOOK') return readEntry(entry, at, remarks);
    remarks.push(remark('notBooked', { line: at, field: 'Sts', found: status }));
    return [];
  });
  const balance = (...codes: string[]) => {
    const found = codes
      .map((code) => children(node, 'Bal').find((each) => textOf(each, 'Tp', 'CdOrPrtry', 'Cd') === code))
      .find(Boolean);
    return found
      ? { cents: signOf(found, 0) * centsAt(found, 0, 'Bal/Amt').cents, on: dayIn(found, 'Dt') }
      : null;
  };
  const [opening, closing] = [balance('OPBD', 'PRCD'), balance('CLBD')];
  const [from, to] = ['FrDtTm', 'ToDtTm'].map((each) => textOf(node, 'FrToDt', each).slice(0, 10));
  return {
    iban: ibanFrom(account),
    account,
    currency: textOf(node, 'Acct', 'Ccy') || entries[0]?.currency || '',
    fromOn: dayOrNull(from) ?? dayOrNull(opening?.on),
    toOn: dayOrNull(to) ?? dayOrNull(closing?.on),
    openingCents: opening?.cents ?? null,
    closingCents: closing?.cents ?? null,
    lines: entries,
  };
}

function readEntry(entry: XmlNode, at: number, remarks: ReadBankFile['remarks']): ReadLine[] {
  const { cents, currency } = centsAt(entry, at, 'Amt');
  const sign = signOf(entry, at);
  const valueOn = dayIn(entry, 'ValDt');
  if (valueOn !== null && !isDay(valueOn))
    throw unreadable('date', { line: at, field: 'ValDt', found: valueOn });
  const bookedOn = dayIn(entry, 'BookgDt') ?? valueOn;
  if (!bookedOn || !isDay(bookedOn))
    throw unreadable('date', { line: at, field: 'BookgDt', found: bookedOn ?? '' });
  if (cents === 0) {
    remarks.push(remark('zero', { line: at, field: 'Amt' }));
    return [];
  }
  const { lines, isWhole } = camtDetails(entry, { at, cents: sign * cents, currency });
  if (!isWhole) remarks.push(remark('batchWhole', { line: at, field: 'TxDtls' }));
  return lines.map((line) => ({ ...line, at, bookedOn, valueOn }));
}

const dayIn = (node: XmlNode, name: string): string | null =>
  (textOf(node, name, 'Dt') || textOf(node, name, 'DtTm')).slice(0, 10) || null;

const dayOrNull = (text: string | null | undefined): string | null => (text && isDay(text) ? text : null);
