import { isDay } from '#workflows/invoice/is-day.ts';
import { decodeText } from '../../intake/decode-text.ts';
import { readCents } from './amounts.ts';
import { ibanFrom, ibanOfRib } from './rib.ts';
import type { ReadBankFile, ReadLine, ReadStatement } from './statement.ts';
import { remark } from './statement.ts';
import { unreadable } from './unreadable.ts';

type Tag = { name: string; isEnd: boolean; text: string; at: number };
type Fields = Record<string, string>;

export const isOfx = (bytes: Uint8Array): boolean =>
  /OFXHEADER|<OFX>/i.test(Buffer.from(bytes.subarray(0, 2000)).toString('latin1').replaceAll('\0', ''));

/** OFX 1 (SGML, whose elements nobody closes) and 2 (XML): the same elements either way. @throws Unreadable */
export function readOfx(bytes: Uint8Array): ReadBankFile {
  const tags = tagsOf(decodeText(bytes));
  if (!tags.some(({ name, isEnd }) => name === 'OFX' && isEnd)) throw unreadable('cutOff', { field: 'OFX' });
  const remarks: ReadBankFile['remarks'] = [];
  const statements = blocks(tags, 'STMTRS').map((block) => statementOf(block, remarks));
  if (blocks(tags, 'CCSTMTRS').length > 0) remarks.push(remark('cards', { field: 'CCSTMTRS' }));
  if (statements.length === 0) throw unreadable('noStatement', { field: 'STMTRS' });
  return { format: 'ofx', statements, remarks, head: null };
}

function tagsOf(text: string): Tag[] {
  let [from, line] = [0, 1];
  return [...text.matchAll(/<(\/?)([A-Za-z0-9_.]+)[^<>]*>([^<]*)/g)].map(
    ({ 1: end, 2: name = '', 3: rest = '', index }) => {
      line += text.slice(from, index).split('\n').length - 1;
      from = index;
      return { name: name.toUpperCase(), isEnd: end === '/', text: decoded(rest), at: line };
    },
  );
}

const entities: Fields = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const decoded = (text: string) =>
  text
    .replace(/&(?:#(\d{1,5})|(\w+));/g, (whole, code?: string, name?: string) =>
      code ? String.fromCharCode(Number(code)) : (entities[name ?? ''] ?? whole),
    )
    .trim();

/** The tags within each block of that name. */
function blocks(tags: readonly Tag[], name: string): Tag[][] {
  const found: Tag[][] = [];
  let from = -1;
  for (const [index, tag] of tags.entries()) {
    if (tag.name !== name) continue;
    if (!tag.isEnd) from = index;
    else if (from >= 0) {
      found.push(tags.slice(from, index));
      from = -1;
    }
  }
  if (from >= 0) throw unreadable('cutOff', { line: tags[from]?.at ?? null, field: name });
  return found;
}

const fieldsOf = (tags: readonly Tag[]): Fields =>
  Object.fromEntries(
    tags.filter(({ isEnd, text }) => !isEnd && text !== '').map(({ name, text }) => [name, text]),
  );

function statementOf(tags: Tag[], remarks: ReadBankFile['remarks']): ReadStatement {
  const account = fieldsOf(blocks(tags, 'BANKACCTFROM')[0] ?? []);
  const currency = tags.find(({ name, isEnd }) => name === 'CURDEF' && !isEnd)?.text ?? '';
  const list = fieldsOf(
    (blocks(tags, 'BANKTRANLIST')[0] ?? []).filter(({ name }) => /^DT(START|END)$/.test(name)),
  );
  const { BANKID = '', BRANCHID = '', ACCTID = '' } = account;
  const balance = fieldsOf(blocks(tags, 'LEDGERBAL')[0] ?? []).BALAMT;
  const lines = blocks(tags, 'STMTTRN').map((block) => lineOf(block, currency));
  for (const { at, cents } of lines)
    if (cents === 0) remarks.push(remark('zero', { line: at, field: 'TRNAMT' }));
  return {
    iban: ibanFrom(ACCTID) ?? ibanOfRib(BANKID, BRANCHID, ACCTID),
    account: [BANKID, BRANCHID, ACCTID].filter(Boolean).join(' '),
    currency,
    fromOn: list.DTSTART ? day(list.DTSTART, 1, 'DTSTART') : null,
    toOn: list.DTEND ? day(list.DTEND, 1, 'DTEND') : null,
    openingCents: null,
    closingCents: balance === undefined ? null : readCents({ text: balance, at: 1 }, '.', 'BALAMT'),
    lines: lines.filter(({ cents }) => cents !== 0),
  };
}

function lineOf(tags: Tag[], currency: string): ReadLine {
  const at = tags[0]?.at ?? 1;
  const {
    DTPOSTED = '',
    DTAVAIL,
    TRNAMT = '',
    FITID = '',
    NAME = '',
    MEMO = '',
    CHECKNUM = '',
    REFNUM = '',
    TRNTYPE,
  } = fieldsOf(tags);
  return {
    at,
    bookedOn: day(DTPOSTED, at, 'DTPOSTED'),
    valueOn: DTAVAIL ? day(DTAVAIL, at, 'DTAVAIL') : null,
    cents: readCents({ text: TRNAMT, at }, TRNAMT.includes('.') ? '.' : ',', 'TRNAMT'),
    currency,
    label: [...new Set([NAME, MEMO, CHECKNUM, REFNUM].filter(Boolean))].join('\n'),
    counterpartyName: '',
    counterpartyIban: '',
    endToEndId: '',
    bankReference: FITID,
    isReturn: TRNTYPE === 'REVERSAL',
  };
}

/** YYYYMMDD, whatever time and zone follow. */
function day(text: string, at: number, field: string): string {
  const [, y, m, d] = /^(\d{4})(\d{2})(\d{2})/.exec(text) ?? [];
  const found = `${y}-${m}-${d}`;
  if (!isDay(found)) throw unreadable('date', { line: at, field, found: text });
  return found;
}
