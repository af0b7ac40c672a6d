import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compilePdf } from '#workflows/documents/compile.ts';
import { issuedInput } from '#workflows/documents/issued-input.ts';
import { plainLook } from '#workflows/documents/look/look.ts';
import { attachedFile } from '#workflows/documents/pdf-attachment.ts';
import { replaceMetadata } from '#workflows/documents/pdf-metadata.ts';
import { readFile } from '#workflows/intake/read-file.ts';
import type { ContentWithoutTotals } from '#workflows/invoice/totals.ts';
import { pdfText } from './pdf-text.ts';
import { sampleContent, sampleLine, sampleParty } from './sample-content.ts';
import { samplePicture } from './sample-picture.ts';

const inputOf = (content: Partial<ContentWithoutTotals> = {}, look = plainLook) =>
  issuedInput(
    {
      invoiceId: '0190a5f0-0000-7000-8000-000000000000',
      businessId: '0190a5f0-0000-7000-8000-000000000001',
      number: 'VPC-2026-0118',
      issuedOn: '2026-11-26',
      dueOn: '2026-12-26',
      contentSha256: 'c0ffee'.repeat(10).padEnd(64, '0'),
      content: sampleContent(content),
      mandate: { officeName: 'Calame Facturation', signedOn: '2026-01-05', article: '' },
      look: {},
    },
    { look, origin: 'https://tacite.example' },
  );

const manyLines = Array.from({ length: 250 }, (_, index) =>
  sampleLine({
    name: `Poste ${index + 1}`,
    description: index % 7 === 0 ? 'Dépose, repose et essais. '.repeat(12) : '',
  }),
);
const picture = { sha256: 'a'.repeat(64), format: 'png' as const, bytes: samplePicture };
const terms = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"><path d="M50 50h495v2H50z"/></svg>',
);

/** One document of each shape that could break a rule of PDF/A-3. */
const documents: [string, () => ReturnType<typeof inputOf>][] = [
  ['an invoice', () => inputOf()],
  ['twelve pages and more', () => inputOf({ lines: manyLines })],
  ['a third party who pays', () => inputOf({ payer: sampleParty({ name: 'Mutuelle des Quais' }) })],
  [
    'a credit note',
    () => inputOf({ kind: 'creditNote', precedingDocuments: [{ number: 'VPC-2026-0079', date: null }] }),
  ],
  [
    'other alphabets',
    () => inputOf({ buyer: sampleParty({ name: '東京 부산 مرحبا שלום ไทย Ελλάδα Привет 😀' }) }),
  ],
  [
    'a logo, a colour and terms of sale',
    () =>
      inputOf(
        {},
        {
          colour: '#1f4e79',
          logo: picture,
          terms: { sha256: 'b'.repeat(64), pages: [{ drawing: terms, words: 'Article 1' }] },
        },
      ),
  ],
];

describe.each(documents)('%s', (_, given) => {
  const input = given();
  const pdf = compilePdf(input);

  test('carries its XML, byte for byte, as the alternative of what is read', async () => {
    expect(new TextDecoder().decode(attachedFile(pdf) ?? undefined)).toBe(input.facturX.xml);
    const { catalog } = await PDFDocument.load(pdf, { updateMetadata: false });
    const specs = catalog.lookup(PDFName.of('AF'));
    expect(String(specs)).toMatch(/^\[ \d+ 0 R \]$/);
    const metadata = catalog.lookup(PDFName.of('Metadata'));
    const xmp = metadata instanceof PDFRawStream ? metadata.getContentsString() : '';
    expect(xmp).toContain('<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>');
    const guideline = /<ram:Guideline\w+>\s*<ram:ID>(.*)<\/ram:ID>/.exec(input.facturX.xml)?.[1];
    const level = /<fx:ConformanceLevel>(.*)<\/fx:ConformanceLevel>/.exec(xmp)?.[1];
    expect([level, guideline]).toEqual(
      input.content.payer
        ? ['EXTENDED', 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended']
        : ['EN 16931', 'urn:cen.eu:en16931:2017'],
    );
    expect(xmp.split('urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#')).toHaveLength(3);
  });

  test('is tagged and names its language and its title', async () => {
    const loaded = await PDFDocument.load(pdf, { updateMetadata: false });
    const { catalog } = loaded;
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true');
    expect(catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)).toBeDefined();
    expect(String(catalog.lookup(PDFName.of('Lang')))).toBe('(fr)');
    expect(loaded.getTitle()).toMatch(/^(Facture|Avoir) VPC-2026-0118$/);
  });

  test('has the same bytes each time', () => {
    expect(Buffer.compare(compilePdf(given()), pdf)).toBe(0);
  });
});

test('what is imported from it is what was issued', async () => {
  const input = inputOf();
  const read = await readFile({ name: 'facture.pdf', bytes: compilePdf(input) });
  if (!read.ok || read.kind !== 'document') throw new Error(JSON.stringify(read));
  expect(read.source).toEqual({ number: 'VPC-2026-0118', issueDate: '2026-11-26' });
  expect(read.content.totals).toEqual(input.content.totals);
  expect(read.content.lines.map(({ name }) => name)).toEqual(input.content.lines.map(({ name }) => name));
});

test('text reads in the order of the page: who, to whom, what, how much, how to pay, small print', async () => {
  const text = await pdfText(compilePdf(inputOf()));
  const order = [
    'Vasseur Plomberie',
    'Facture',
    'Groupe Orbane',
    'Date d’émission',
    'Objet',
    'Désignation',
    'Dépose',
  ];
  const after = ['Main-d’œuvre', 'Base HT', 'IBAN', 'Net à payer', 'Pénalités de retard', 'Page 1 / 1'];
  const places = [...order, ...after].map((words) => text.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('a PDF that is built otherwise is not touched', () => {
  expect(() => replaceMetadata(Buffer.from('%PDF-1.7\n%%EOF'), (xmp) => xmp)).toThrow(
    'not a PDF of one plain section',
  );
});

const lint = resolve('../shared/validation/tools/pdfa3-lint.mjs');
const missing = [
  ...(spawnSync('qpdf', ['--version']).error ? ['the program qpdf'] : []),
  ...(existsSync(lint) ? [] : ['../shared/validation']),
];

test.runIf(missing.length > 0)(
  `NOT CHECKED by qpdf and pdfa3-lint: ${missing.join(', ')} is absent`,
  ({ skip }) => skip(),
);

describe.skipIf(missing.length > 0)('held by others', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tacite-factur-x-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(documents)('%s passes qpdf --check and pdfa3-lint', (_, given) => {
    const file = join(folder, 'document.pdf');
    writeFileSync(file, compilePdf(given()));
    const checked = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
    expect(checked.stderr + checked.stdout).toContain('No syntax or stream encoding errors found');
    expect(checked.status).toBe(0);
    const linted = spawnSync(process.execPath, [realpathSync(lint), file], { encoding: 'utf8' });
    expect(linted.stdout).toMatch(/^ok/);
  });
});
