import { isDay } from '#workflows/invoice/is-day.ts';
import { decodeText } from '../../intake/decode-text.ts';
import { addDetail } from './cfonb-details.ts';
import { ibanOfRib } from './rib.ts';
import { type ReadBankFile, type ReadLine, type ReadStatement, remark } from './statement.ts';
import { unreadable } from './unreadable.ts';

const recordLength = 120;
/** The last digit of an amount carries its sign. */
const positive = '{ABCDEFGHI';
const negative = '}JKLMNOPQR';

type Open = Omit<ReadStatement, 'closingCents' | 'toOn'>;

export const isCfonb = (bytes: Uint8Array): boolean =>
  /^(\xef\xbb\xbf)?\s*0[147]\d{5}/.test(Buffer.from(bytes.subarray(0, 40)).toString('latin1'));

/**
 * A CFONB 120 file: one statement after the other, from its opening balance (01) over movements (04) and what is said of them
 * (05) to its closing balance (07).
 *
 * @throws Unreadable
 */
export function readCfonb(bytes: Uint8Array): ReadBankFile {
  const remarks: ReadBankFile['remarks'] = [];
  const statements: ReadStatement[] = [];
  let open: Open | null = null;
  for (const { text, at } of recordsOf(decodeText(bytes))) {
    const code = text.slice(0, 2);
    if (code === '01') {
      if (open) throw unreadable('noClosing', { line: at, field: '01', found: open.account });
      open = begin(text, at);
      continue;
    }
    if (!open) throw unreadable('noOpening', { line: at, field: code, found: text });
    if (code === '04') {
      const line = movement(text, at);
      if (line.cents === 0) remarks.push(remark('zero', { line: at, field: '90–103' }));
      open.currency ||= line.currency;
      open.lines.push(line);
    } else if (code === '05') {
      const last = open.lines.pop();
      if (!last) throw unreadable('noMovement', { line: at, field: '05', found: text });
      open.lines.push(addDetail(last, text.slice(45, 48).trim(), text.slice(48, 118).trim()));
    } else if (code === '07') {
      statements.push({
        ...open,
        lines: open.lines.filter(({ cents }) => cents !== 0),
        toOn: day(text.slice(34, 40), at, '34–39'),
        closingCents: amount(text, at),
      });
      open = null;
    } else throw unreadable('record', { line: at, field: '0–1', found: code });
  }
  if (open) throw unreadable('noClosing', { field: '07', found: open.account });
  return { format: 'cfonb120', statements, remarks, head: null };
}

/** Records by lines, or one after the other without any; what a bank cut off at the end are blanks. */
function recordsOf(text: string): { text: string; at: number }[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  const only = lines.filter((line) => line.trim());
  const first = only[0] ?? '';
  if (only.length === 1 && first.length > recordLength)
    return (first.match(/.{1,120}/g) ?? []).map((record, index) => ({
      text: record.padEnd(recordLength),
      at: index + 1,
    }));
  return lines.flatMap((line, index) => {
    if (!line.trim() || line === '\u001a') return [];
    if (line.trimEnd().length > recordLength)
      throw unreadable('recordLength', { line: index + 1, found: String(line.length) });
    return [{ text: line.padEnd(recordLength), at: index + 1 }];
  });
}

function begin(text: string, at: number): Open {
  const [bank, branch, account] = [text.slice(2, 7), text.slice(11, 16), text.slice(21, 32)];
  return {
    iban: ibanOfRib(bank, branch, account),
    account: [bank, branch, account].map((part) => part.trim()).join(' '),
    currency: text.slice(16, 19).trim(),
    fromOn: day(text.slice(34, 40), at, '34–39'),
    openingCents: amount(text, at),
    lines: [],
  };
}

function movement(text: string, at: number): ReadLine {
  const value = text.slice(42, 48).trim();
  const number = text.slice(81, 88).trim();
  return {
    at,
    bookedOn: day(text.slice(34, 40), at, '34–39'),
    valueOn: value === '' || value === '000000' ? null : day(value, at, '42–47'),
    cents: amount(text, at),
    currency: text.slice(16, 19).trim(),
    label: text.slice(48, 79).trim(),
    counterpartyName: '',
    counterpartyIban: '',
    endToEndId: '',
    bankReference: text.slice(104, 120).trim() || (/^0*$/.test(number) ? '' : number),
    isReturn: text.slice(40, 42).trim().replace(/^0+$/, '') !== '',
  };
}

function day(text: string, at: number, field: string): string {
  const [, d, m, y] = /^(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  const found = `20${y}-${m}-${d}`;
  if (!isDay(found)) throw unreadable('date', { line: at, field, found: text });
  return found;
}

/** 14 places, the last with the sign, of as many decimals as the record says; where it says none, two. */
function amount(text: string, at: number): number {
  const written = text.slice(90, 104);
  const last = written.slice(-1);
  const isNegative = negative.includes(last);
  const digit = isNegative ? negative.indexOf(last) : positive.indexOf(last);
  const decimals = Number(text.slice(19, 20).trim() || '2');
  const units = Number(`${written.slice(0, -1).trim() || '0'}${digit}`);
  const cents = decimals <= 2 ? units * 10 ** (2 - decimals) : units / 10 ** (decimals - 2);
  if (last === '' || digit < 0 || !Number.isSafeInteger(cents))
    throw unreadable('amount', { line: at, field: '90–103', found: written });
  return isNegative && cents !== 0 ? -cents : cents;
}
