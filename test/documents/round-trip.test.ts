import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { InvoiceContent, Party } from '#db/shapes/content.ts';
import { serializeCii } from '#workflows/documents/cii/serialize-cii.ts';
import type { ElectronicDocument } from '#workflows/documents/electronic/electronic-document.ts';
import { vatPointOf } from '#workflows/documents/electronic/terms.ts';
import { serializeUbl } from '#workflows/documents/ubl/serialize-ubl.ts';
import { extractFacturX } from '#workflows/intake/facturx.ts';
import { readXml } from '#workflows/intake/read-xml.ts';
import { Refusal } from '#workflows/intake/refusal.ts';
import { dueDate } from '#workflows/invoice/due-date.ts';
import { precedingOf } from '#workflows/invoice/preceding.ts';
import { generate } from './support/generate.ts';
import { hasValidation, validation } from './support/judge.ts';
import { comparable } from './support/same.ts';

const syntaxes = { cii: serializeCii, ubl: serializeUbl };
const reread = (document: ElectronicDocument, syntax: keyof typeof syntaxes) =>
  readXml(Buffer.from(syntaxes[syntax](document))).content;

/** UBL has one identifier for a buyer, one project, and a scheme on each identifier; what is beyond that is left to CII. */
const inUbl = (content: InvoiceContent): InvoiceContent => {
  const { projectName: _, serviceCode, ...references } = content.references;
  const own = content.buyer.siret ? [{ scheme: '0009', value: content.buyer.siret }] : [];
  const { payer, deliverTo } = content;
  const ids = withSchemes(content.buyer).otherIds.filter((id) => /^[0-9A-Z]{4}$/.test(id.scheme));
  const others = withSchemes(content.buyer).otherIds.filter((id) => !ids.includes(id));
  return {
    ...content,
    seller: withSchemes(content.seller),
    ...(payer && { payer: withSchemes(payer) }),
    deliverTo:
      deliverTo && (deliverTo.id?.scheme ? deliverTo : { name: deliverTo.name, address: deliverTo.address }),
    references: { ...references, serviceCode: '', buyerReference: references.buyerReference || serviceCode },
    buyer: { ...content.buyer, otherIds: [...others, ...(own.length > 0 ? [] : ids.slice(0, 1))] },
  };
};

const withSchemes = (party: Party): Party => ({
  ...party,
  otherIds: party.otherIds.filter(
    ({ scheme }, at, all) =>
      scheme.includes(':') ||
      scheme === 'trading' ||
      (scheme !== '' && all.findIndex((id) => id.scheme === scheme) === at),
  ),
});

/** What a writer moves on purpose: where it stood, a reader finds it under its other name. */
function asWritten(document: ElectronicDocument): InvoiceContent {
  const { content } = document;
  const isOutside = content.totals.vat.some((each) => each.category === 'O');
  const { engagement, order } = content.references;
  const deliverTo =
    content.deliverTo ??
    (content.totals.vat.some((each) => each.category === 'K')
      ? { name: content.buyer.name, address: content.buyer.address }
      : null);
  return {
    ...content,
    deliverTo,
    buyer: isOutside ? { ...content.buyer, vatNumber: '' } : content.buyer,
    references: { ...content.references, order: engagement || order, engagement: '' },
    precedingDocuments: precedingOf(content),
    vatOnDebits: vatPointOf(content) === 'debits',
  };
}

/** Seeds of what few documents have: a third-party payer where no means of payment is named. */
const rare = [770, 1186, 1639, 1715];

/** What is paid, or gives back, is not paid in parts. */
const isInInstalments = ({ dueRule, kind, paidOn }: InvoiceContent) =>
  dueRule.kind === 'instalments' && kind !== 'creditNote' && paidOn === undefined;

describe('a generated document, written and read again, says the same', () => {
  test.each(['cii', 'ubl'] as const)('as %s', (syntax) => {
    for (const seed of [...Array(180).keys(), ...rare]) {
      const { name, document } = generate(seed);
      const again = reread(document, syntax);
      const written = asWritten(document);
      expect(comparable(again), name).toEqual(comparable(syntax === 'ubl' ? inUbl(written) : written));
      for (const note of document.content.notes) expect(again.notes, name).toContainEqual(note);
      if (isInInstalments(document.content)) expect(again.dueRule, name).toEqual(document.content.dueRule);
    }
  });
});

/** Official files whose own lines contradict their sums, which no rule of EN 16931 looks at; and one of Italian VAT. */
const refused = [
  'CII_business_example_Z.xml',
  'CII_example1.xml',
  'CII_example8.xml',
  'XRechnung-O.xml',
  'huf_example_cii.xml',
  'FT G2G_TD01 con Allegato, Bonifico e Split Payment.xml',
  'guide-example1.xml',
  'guide-example2.xml',
  'guide-example3.xml',
  'ubl-tc434-example1.xml',
  'ubl-tc434-example10.xml',
  'ubl-tc434-example2.xml',
  'ubl-tc434-example3.xml',
];

const samples = join(validation, 'samples');
const files = existsSync(samples)
  ? globSync(
      [
        'facturx-1.08-en16931/*.pdf',
        'en16931-{cii,ubl}/*.xml',
        'fr-afnor-xp-z12-012/Factures/**/*.{xml,pdf}',
      ],
      { cwd: samples },
    ).sort()
  : [];

describe.skipIf(!hasValidation)(
  'an official sample, read, issued again and read again, says the same',
  () => {
    test.each(files)('%s', async (file) => {
      const bytes = readFileSync(join(samples, file));
      const first = taken(file.endsWith('.pdf') ? await extractFacturX(bytes) : bytes);
      expect(first === null).toBe(refused.includes(basename(file)));
      if (!first) return;
      const { content, source } = first;
      const issuedOn = source.issueDate ?? '2026-01-01';
      const document = {
        content,
        number: source.number,
        issuedOn,
        dueOn: dueDate(content.dueRule, issuedOn),
        mandate: null,
      };
      const cii = reread(document, 'cii');
      expect(comparable(cii)).toEqual(comparable(content));
      for (const note of content.notes.filter(({ code }) => code !== 'BAR'))
        expect(cii.notes).toContainEqual(note);
      expect(comparable(reread(document, 'ubl'))).toEqual(comparable(inUbl(content)));
    });
  },
);

if (!hasValidation) test.skip('official samples: need ../shared/validation/samples', () => {});

/** Null for a file that is refused. */
function taken(bytes: Uint8Array) {
  try {
    return readXml(bytes);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
