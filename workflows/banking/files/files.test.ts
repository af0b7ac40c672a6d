import { expect, test } from 'vitest';
import {
  balance,
  camt,
  cfonb,
  cfonbBalance,
  cfonbDetail,
  cfonbMove,
  entry,
  iban,
  zipOf,
} from '#test/banking/files.ts';
import { parseBankFile } from './parse-bank-file.ts';
import { offBy } from './statement.ts';

const read = async (file: string | Uint8Array, answers: Record<string, string> = {}) =>
  parseBankFile(typeof file === 'string' ? Buffer.from(file) : file, answers);

async function one(file: string | Uint8Array, answers: Record<string, string> = {}) {
  const result = await read(file, answers);
  if (!result.ok) throw new Error(JSON.stringify(result));
  const [statement] = result.files[0]?.statements ?? [];
  if (!statement) throw new Error('no statement');
  return { ...statement, format: result.files[0]?.format, remarks: result.files[0]?.remarks };
}

async function refused(file: string | Uint8Array, answers: Record<string, string> = {}) {
  const result = await read(file, answers);
  return result.ok
    ? 'taken'
    : { problems: result.problems, questions: result.questions, text: result.text?.en };
}

test('CAMT.053 of version 2 says who paid, from where, and what for', async () => {
  const file = camt(
    entry({
      cents: 121_330,
      label: 'FACTURE VPC-2026-0412',
      name: 'MARTIN &amp; FILS',
      from: 'FR7610107001011234567890129',
      e2e: 'E2E-1',
      ref: 'B1',
    }),
    {
      balances: balance('OPBD', 10_000) + balance('CLBD', 131_330),
    },
  );
  const statement = await one(file);
  expect(statement).toMatchObject({ format: 'camt053', iban, openingCents: 10_000, closingCents: 131_330 });
  expect(offBy(statement)).toBe(0);
  expect(statement.lines).toEqual([
    {
      at: 1,
      bookedOn: '2026-01-05',
      valueOn: '2026-01-05',
      cents: 121_330,
      currency: 'EUR',
      label: 'FACTURE VPC-2026-0412',
      counterpartyName: 'MARTIN & FILS',
      counterpartyIban: 'FR7610107001011234567890129',
      endToEndId: 'E2E-1',
      bankReference: 'B1',
      isReturn: false,
    },
  ]);
});

test('CAMT.054 of a late version, under a prefix, with parties and states as it has them; what is not booked is left, and said', async () => {
  const file = `<?xml version="1.0"?><c:Document xmlns:c="urn:iso:std:iso:20022:tech:xsd:camt.054.001.13"><c:BkToCstmrDbtCdtNtfctn><c:Ntfctn>
    <c:Acct><c:Id><c:IBAN>${iban}</c:IBAN></c:Id></c:Acct>
    <c:Ntry><c:Amt Ccy="EUR">5</c:Amt><c:CdtDbtInd>CRDT</c:CdtDbtInd><c:Sts><c:Cd>BOOK</c:Cd></c:Sts><c:BookgDt><c:DtTm>2026-01-05T23:30:00+01:00</c:DtTm></c:BookgDt>
      <c:NtryDtls><c:TxDtls><c:RltdPties><c:Dbtr><c:Pty><c:Nm>DURAND</c:Nm></c:Pty></c:Dbtr></c:RltdPties></c:TxDtls></c:NtryDtls></c:Ntry>
    <c:Ntry><c:Amt Ccy="EUR">7</c:Amt><c:CdtDbtInd>CRDT</c:CdtDbtInd><c:Sts><c:Cd>PDNG</c:Cd></c:Sts><c:BookgDt><c:Dt>2026-01-05</c:Dt></c:BookgDt></c:Ntry>
    </c:Ntfctn></c:BkToCstmrDbtCdtNtfctn></c:Document>`;
  const statement = await one(file);
  expect(statement).toMatchObject({
    format: 'camt054',
    lines: [{ cents: 500, bookedOn: '2026-01-05', counterpartyName: 'DURAND' }],
  });
  expect(statement.remarks).toEqual([{ code: 'notBooked', line: 2, field: 'Sts', found: 'PDNG' }]);
});

const batch = (amounts: string[]) =>
  `<Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt><NtryDtls>${amounts
    .map(
      (each, index) =>
        `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${each}</Amt></TxAmt></AmtDtls><RmtInf><Ustrd>F${index}</Ustrd></RmtInf></TxDtls>`,
    )
    .join('')}</NtryDtls></Ntry>`;

test('a batch is its transactions where they make its amount, and one line with all its words where they do not', async () => {
  expect((await one(camt(batch(['10.00', '20.00'])))).lines).toMatchObject([
    { cents: 1000, label: 'F0' },
    { cents: 2000, label: 'F1' },
  ]);
  const whole = await one(camt(batch(['10.00', '19.99'])));
  expect(whole.lines).toMatchObject([{ cents: 3000, label: 'F0\nF1' }]);
  expect(whole.remarks).toMatchObject([{ code: 'batchWhole', line: 1 }]);
});

test('a reversal goes the way the bank says, and is marked', async () => {
  const file = camt(entry({ cents: -5000 }).replace('<Sts>', '<RvslInd>true</RvslInd><Sts>'));
  expect((await one(file)).lines).toMatchObject([{ cents: -5000, isReturn: true }]);
});

test.each([
  ['an amount that is none', camt(entry({ cents: 100 }).replace('1.00', '1,00')), 'amount', 'Amt'],
  ['a day that is none', camt(entry({ cents: 100, day: '2026-02-30' })), 'date', 'ValDt'],
  ['no direction', camt(entry({ cents: 100 }).replace('CRDT', 'CR')), 'direction', 'CdtDbtInd'],
])('CAMT with %s is refused with entry, field and reason', async (_, file, code, field) => {
  expect(await refused(file)).toMatchObject({ problems: [{ code, line: 1, field }] });
});

test('a report within the day, an order, a bomb and a torn file are no statements', async () => {
  const named = (name: string) => `<Document xmlns="x"><${name}/></Document>`;
  expect(await refused(named('BkToCstmrAcctRpt'))).toMatchObject({ problems: [{ code: 'intraday' }] });
  expect(await refused(named('CstmrCdtTrfInitn'))).toMatchObject({ problems: [{ code: 'otherMessage' }] });
  expect(await refused('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toMatchObject({
    text: expect.stringContaining('DOCTYPE'),
  });
  expect(await refused(camt(entry({ cents: 100 })).slice(0, 400))).toMatchObject({
    text: expect.stringContaining('line'),
  });
});

test('a zipped set is each of its files; one inside another is refused', async () => {
  const result = await read(
    zipOf({ 'a.xml': camt(entry({ cents: 100 })), 'b.xml': camt(entry({ cents: 200 })) }),
  );
  expect(result.ok && result.files.map(({ statements }) => statements[0]?.lines[0]?.cents)).toEqual([
    100, 200,
  ]);
  const inner = Buffer.from(zipOf({ 'a.xml': 'x' })).toString('latin1');
  expect(await refused(zipOf({ 'b.zip': inner }))).toMatchObject({
    problems: [{ code: 'nested', found: 'b.zip' }],
  });
});

test('CFONB 120: account to IBAN, signs in the last digit, complements, balances', async () => {
  const statement = await one(
    cfonb(
      cfonbBalance('01', 100_000),
      cfonbMove(121_330, 'VIR SEPA MARTIN ET FILS'),
      cfonbDetail('NPY', 'MARTIN ET FILS'),
      cfonbDetail('LCC', 'FACTURE VPC-2026-0412'),
      cfonbDetail('RCN', 'E2E-1'),
      cfonbDetail('ZZZ', 'mot inconnu'),
      cfonbMove(-5_007, 'frais tenue de compte'),
      cfonbMove(-100, 'PRLV REJETE', { 40: '17' }),
      cfonbBalance('07', 216_223),
    ),
  );
  expect(statement).toMatchObject({ format: 'cfonb120', iban, openingCents: 100_000, closingCents: 216_223 });
  expect(offBy(statement)).toBe(0);
  expect(statement.lines).toMatchObject([
    {
      cents: 121_330,
      bookedOn: '2026-01-05',
      valueOn: '2026-01-06',
      counterpartyName: 'MARTIN ET FILS',
      endToEndId: 'E2E-1',
      currency: 'EUR',
    },
    { cents: -5_007, bankReference: '' },
    { cents: -100, isReturn: true },
  ]);
  expect(statement.lines[0]?.label).toBe(
    'VIR SEPA MARTIN ET FILS\nMARTIN ET FILS\nFACTURE VPC-2026-0412\nE2E-1\nmot inconnu',
  );
});

test('CFONB without line ends, with empty decimals on its balances, in Latin-1', async () => {
  const records = [cfonbBalance('01', 0), cfonbMove(100, 'VIR DUPRÉ'), cfonbBalance('07', 100)].map((each) =>
    each.startsWith('04') ? each : `${each.slice(0, 16)}    ${each.slice(20)}`,
  );
  const statement = await one(Buffer.from(records.join(''), 'latin1'));
  expect(statement).toMatchObject({ currency: 'EUR', lines: [{ cents: 100, label: 'VIR DUPRÉ' }] });
});

test('CFONB whose lines miss its balance says by how much', async () => {
  const statement = await one(cfonb(cfonbBalance('01', 0), cfonbMove(100, 'A'), cfonbBalance('07', 250)));
  expect(offBy(statement)).toBe(-150);
});

test.each([
  [
    'cut off before its closing balance',
    cfonb(cfonbBalance('01', 0), cfonbMove(100, 'A')),
    'noClosing',
    null,
  ],
  ['a movement before any account', cfonb(cfonbMove(100, 'A')), 'noOpening', 1],
  ['a sign that is none', cfonb(cfonbBalance('01', 0), cfonbMove(100, 'A', { 103: '5' })), 'amount', 2],
  ['a day that is none', cfonb(cfonbBalance('01', 0), cfonbMove(100, 'A', { 34: '310226' })), 'date', 2],
  ['a record nobody knows', cfonb(cfonbBalance('01', 0), `09${cfonbMove(1, 'A').slice(2)}`), 'record', 2],
])('CFONB with %s is refused with its line', async (_, file, code, line) => {
  expect(await refused(file)).toMatchObject({ problems: [{ code, line }] });
});

const ofx1 = `OFXHEADER:100\r\nDATA:OFXSGML\r\nVERSION:102\r\nENCODING:USASCII\r\nCHARSET:1252\r\n\r\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><BANKID>30006<BRANCHID>00001<ACCTID>12345678901<ACCTTYPE>CHECKING<ACCTKEY>89</BANKACCTFROM>
<BANKTRANLIST><DTSTART>20260101<DTEND>20260131
<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260105<TRNAMT>+1213,30<FITID>A1<NAME>VIR DUPRÉ &amp; FILS<MEMO>FACTURE 12</STMTTRN>
<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260106120000[+1:CET]<TRNAMT>-12.5<FITID>A2<NAME>FRAIS</STMTTRN>
</BANKTRANLIST><LEDGERBAL><BALAMT>1200.80<DTASOF>20260131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;

test('OFX 1 closes nothing, in its own charset', async () => {
  const statement = await one(Buffer.from(ofx1, 'latin1'));
  expect(statement).toMatchObject({
    format: 'ofx',
    iban,
    currency: 'EUR',
    closingCents: 120_080,
    fromOn: '2026-01-01',
  });
  expect(statement.lines).toMatchObject([
    { cents: 121_330, bookedOn: '2026-01-05', label: 'VIR DUPRÉ & FILS\nFACTURE 12', bankReference: 'A1' },
    { cents: -1_250, bookedOn: '2026-01-06' },
  ]);
});

test('OFX 2 is XML, and means the same; torn off or with a bad amount it is refused', async () => {
  const ofx2 = `<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211"?>${ofx1
    .slice(ofx1.indexOf('<OFX>'))
    .replace(/<([A-Z]+)>([^<\r\n]+)/g, '<$1>$2</$1>')}`;
  expect((await one(ofx2)).lines).toMatchObject([{ cents: 121_330 }, { cents: -1_250 }]);
  expect(await refused(ofx1.slice(0, -40))).toMatchObject({ problems: [{ code: 'cutOff' }] });
  expect(await refused(ofx1.replace('-12.5', 'douze'))).toMatchObject({
    problems: [{ code: 'amount', field: 'TRNAMT' }],
  });
});

const qif = (...days: string[]) =>
  `!Type:Bank\n${days.map((day) => `D${day}\nT1,234.56\nPVIR DUPONT\n^`).join('\n')}\n`;

test('QIF: all dates of the file tell their order, else a person is asked', async () => {
  expect((await one(qif('05/01/2026', '31/01/2026'))).lines).toMatchObject([
    { bookedOn: '2026-01-05', cents: 123_456 },
    { bookedOn: '2026-01-31' },
  ]);
  expect((await one(qif("1/31'26", "1/ 5'26"))).lines).toMatchObject([
    { bookedOn: '2026-01-31' },
    { bookedOn: '2026-01-05' },
  ]);
  expect(await refused(qif('05/01/2026'))).toMatchObject({
    questions: [{ name: 'days', found: '05/01/2026', choices: ['dmy', 'mdy'] }],
  });
  expect((await one(qif('05/01/2026'), { days: 'mdy' })).lines).toMatchObject([{ bookedOn: '2026-05-01' }]);
  expect(await refused(qif('31/01/2026', '01/31/2026'))).toMatchObject({
    problems: [{ code: 'date', line: 6 }],
  });
  expect(await refused('!Type:Bank\nD31/01/2026\nT1.00\n')).toMatchObject({ problems: [{ code: 'cutOff' }] });
});

const csv = `Compte courant;${iban.replace(/(.{4})/g, '$1 ')}
Solde au 31/01/2026;1 308,30

Date opération;Date valeur;Libellé;Débit euros;Crédit euros;Solde
31/01/2026;31/01/2026;VIR SEPA MARTIN FACTURE 12;;1 213,30;1 308,30
05/01/2026;06/01/2026;"FRAIS; TENUE";-5,00;;95,00

Total;;;-5,00;1 213,30`;

test('CSV of a bank: lines above and below, debit and credit, decimal comma, newest first, Windows-1252', async () => {
  for (const encoding of ['latin1', 'utf8', 'utf16le'] as const) {
    const bytes = Buffer.from(encoding === 'utf16le' ? `\ufeff${csv}` : csv, encoding);
    const statement = await one(bytes);
    expect(statement).toMatchObject({ format: 'csv', iban, openingCents: 10_000, closingCents: 130_830 });
    expect(offBy(statement)).toBe(0);
    expect(statement.lines).toMatchObject([
      { at: 5, cents: 121_330, bookedOn: '2026-01-31', label: 'VIR SEPA MARTIN FACTURE 12' },
      { at: 6, cents: -500, valueOn: '2026-01-06', label: 'FRAIS; TENUE' },
    ]);
    expect(statement.remarks).toMatchObject([{ code: 'rowLeft', line: 8 }]);
  }
});

test('CSV whose columns nobody knows: a person names them, by their heads', async () => {
  const odd = 'Quand;Quoi;Combien\n31/01/2026;VIR A;-12,00\n';
  const asked = await refused(odd);
  expect(asked).toMatchObject({
    questions: [
      { name: 'column.date', choices: ['Quand', 'Quoi', 'Combien'] },
      { name: 'column.label' },
      { name: 'column.amount' },
      {},
      {},
    ],
  });
  const answers = { 'column.date': 'Quand', 'column.label': 'Quoi', 'column.amount': 'Combien' };
  expect((await one(odd, answers)).lines).toMatchObject([
    { cents: -1_200, label: 'VIR A', bookedOn: '2026-01-31' },
  ]);
});

test('CSV: an amount that can be read in two ways is asked, a wrong cell is said with row and column', async () => {
  const table = (...rows: string[]) => ['Date;Libellé;Montant', ...rows].join('\n');
  expect(await refused(table('31/01/2026;A;1.213'))).toMatchObject({
    questions: [{ name: 'decimal', column: 'Montant', found: '1.213' }],
  });
  expect((await one(table('31/01/2026;A;1.213', '31/01/2026;B;0,50'))).lines).toMatchObject([
    { cents: 121_300 },
    { cents: 50 },
  ]);
  expect(await refused(table('31/01/2026;A;12,00', '30/01/2026;B;douze', '32/01/2026;C;1'))).toMatchObject({
    problems: [{ code: 'date', line: 4, field: 'Date', found: '32/01/2026' }],
  });
  expect(await refused(table('31/01/2026;A;12,00', '30/01/2026;B;douze'))).toMatchObject({
    problems: [{ code: 'amount', line: 3, field: 'Montant', found: 'douze' }],
  });
});

test('what is no bank file is refused with what it is', async () => {
  expect(await refused('%PDF-1.7')).toMatchObject({ problems: [{ code: 'pdf' }] });
  expect(await refused('bonjour')).toMatchObject({ problems: [{ code: 'columns' }] });
  expect(await refused(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]))).toMatchObject({
    problems: [{ code: 'unknown' }],
  });
});
