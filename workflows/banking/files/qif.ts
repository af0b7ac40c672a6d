import { decodeText } from '../../intake/decode-text.ts';
import { markOfAmounts, readCents } from './amounts.ts';
import { orderOfDays, readDay } from './days.ts';
import { type ReadBankFile, remark } from './statement.ts';
import { unreadable } from './unreadable.ts';

type Entry = { at: number; fields: Record<string, string> };

export const isQif = (bytes: Uint8Array): boolean =>
  /^(\xef\xbb\xbf)?\s*!(Type|Account|Option)/i.test(Buffer.from(bytes.subarray(0, 60)).toString('latin1'));

/** A QIF file, which names no account and doesn't say how it writes dates: all of its dates together tell it. @throws Unreadable */
export function readQif(bytes: Uint8Array, answers: Record<string, string>): ReadBankFile {
  const entries = entriesOf(decodeText(bytes));
  const dates = entries.map(({ at, fields }) => ({ at, text: fields.D ?? '' }));
  const amounts = entries.map(({ at, fields }) => ({ at, text: fields.T ?? fields.U ?? '' }));
  if (entries.length === 0) throw unreadable('empty');
  const order = orderOfDays(dates, 'D', answers.days);
  const mark = markOfAmounts(amounts, 'T', answers.decimal);
  const lines = entries.map(({ at, fields: { P = '', M = '', N = '' } }, index) => ({
    at,
    bookedOn: readDay(dates[index]?.text ?? '', order) ?? '',
    valueOn: null,
    cents: readCents(amounts[index] ?? { at, text: '' }, mark, 'T'),
    currency: '',
    label: [...new Set([P, M].filter(Boolean))].join('\n'),
    counterpartyName: '',
    counterpartyIban: '',
    endToEndId: '',
    bankReference: N,
    isReturn: false,
  }));
  const days = lines.map(({ bookedOn }) => bookedOn).sort();
  const statement = {
    iban: null,
    account: '',
    currency: '',
    fromOn: days[0] ?? null,
    toOn: days.at(-1) ?? null,
    openingCents: null,
    closingCents: null,
    lines: lines.filter(({ cents }) => cents !== 0),
  };
  const remarks = lines
    .filter(({ cents }) => cents === 0)
    .map(({ at }) => remark('zero', { line: at, field: 'T' }));
  return { format: 'qif', statements: [statement], remarks, head: null };
}

function entriesOf(text: string): Entry[] {
  const entries: Entry[] = [];
  let open: Entry | null = null;
  let kind = '';
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    const at = index + 1;
    if (line.startsWith('!')) {
      kind = /^!Type:/i.test(line)
        ? line.slice(6).trim()
        : kind && /^!Account/i.test(line)
          ? 'Account'
          : kind;
      if (/^!Account/i.test(line)) kind = 'Account';
      if (kind !== 'Account' && kind !== '' && !/^(Bank|Cash|CCard|Oth A|Oth L)$/i.test(kind))
        throw unreadable('otherMessage', { line: at, found: kind });
    } else if (line.trim() === '^') {
      if (open && kind !== 'Account') entries.push(open);
      open = null;
    } else if (line.trim() !== '') {
      open ??= { at, fields: {} };
      const [key, value] = [line[0] ?? '', line.slice(1).trim()];
      open.fields[key] = open.fields[key] ? `${open.fields[key]} ${value}` : value;
    }
  }
  if (open) throw unreadable('cutOff', { line: open.at, field: '^' });
  return entries;
}
