/** Files as French banks write them, all of one account and month. */
export const iban = 'FR7630006000011234567890189';

type Movement = {
  cents: number;
  day?: string;
  label?: string;
  name?: string;
  from?: string;
  e2e?: string;
  ref?: string;
};

const amount = (cents: number) => (Math.abs(cents) / 100).toFixed(2);

export const entry = ({
  cents,
  day = '2026-01-05',
  label = 'VIR SEPA RECU',
  name = '',
  from = '',
  e2e = 'NOTPROVIDED',
  ref = '',
}: Movement) => `<Ntry><Amt Ccy="EUR">${amount(cents)}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Sts>BOOK</Sts>
  <BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>${ref && `<AcctSvcrRef>${ref}</AcctSvcrRef>`}
  <NtryDtls><TxDtls><Refs><EndToEndId>${e2e}</EndToEndId></Refs>
  <RltdPties>${name && `<Dbtr><Nm>${name}</Nm></Dbtr>`}${from && `<DbtrAcct><Id><IBAN>${from}</IBAN></Id></DbtrAcct>`}</RltdPties>
  <RmtInf><Ustrd>${label}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

export const camt = (
  entries: string,
  { account = iban, balances = '' } = {},
) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>1</Id>
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balances}${entries}</Stmt></BkToCstmrStmt></Document>`;

export const balance = (code: string, cents: number, day = '2026-01-05') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount(cents)}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

const signed = (cents: number) => {
  const digits = String(Math.abs(cents)).padStart(14, '0');
  const last = (cents < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI')[Number(digits.at(-1))];
  return `${digits.slice(0, 13)}${last}`;
};

/** One record of 120 characters by its parts, each at its place. */
const record = (parts: Record<number, string>) => {
  const written = Array.from({ length: 120 }, () => ' ');
  for (const [at, text] of Object.entries(parts))
    for (const [index, character] of [...text].entries()) written[Number(at) + index] = character;
  return written.join('');
};
const account = { 2: '30006', 11: '00001', 16: 'EUR2', 21: '12345678901' };
export const cfonbBalance = (code: '01' | '07', cents: number, day = '050126') =>
  record({ 0: code, ...account, 34: day, 90: signed(cents) });
export const cfonbMove = (cents: number, label: string, more: Record<number, string> = {}) =>
  record({
    0: '04',
    ...account,
    32: '18',
    34: '050126',
    42: '060126',
    48: label,
    81: '0000000',
    90: signed(cents),
    ...more,
  });
export const cfonbDetail = (kind: string, text: string) =>
  record({ 0: '05', ...account, 32: '18', 34: '050126', 45: kind, 48: text });

export const cfonb = (...records: string[]) => `${records.join('\r\n')}\r\n`;

/** A zip of files that are stored as they are. */
export function zipOf(files: Record<string, string>): Uint8Array {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(data.length, 22);
    head.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    parts.push(head, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    at += 30 + name.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
