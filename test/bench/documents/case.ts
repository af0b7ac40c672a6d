import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Party } from '#db/shapes/content.ts';
import { sampleContent, sampleLine } from '#test/documents/sample-content.ts';
import { compilePdf } from '#workflows/documents/compile.ts';
import { frameOf } from '#workflows/documents/electronic/codes.ts';
import { issuedInput } from '#workflows/documents/issued-input.ts';
import { plainLook } from '#workflows/documents/look/look.ts';
import { sheetOf } from '#workflows/documents/sheet.ts';
import type { TypesetInput } from '#workflows/documents/typeset-input.ts';
import { centsToDecimal } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';

const number = 'VPC-2026-00000';

/** The invoice that everybody makes: ten lines, two rates, between two French businesses, one page of A4. */
export function benchInput(): ReturnType<typeof issuedInput> {
  const lines = Array.from({ length: 10 }, (_, index) =>
    sampleLine({
      id: `line-${index}`,
      name: `Poste ${index + 1}, fourniture et pose`,
      quantity: String(index + 1),
      unitPrice: `${58 + index}.50`,
      vat: { category: 'S', rate: index % 3 === 0 ? '10' : '20' },
    }),
  );
  const document = {
    invoiceId: '',
    businessId: '',
    number,
    issuedOn: '2026-11-26',
    dueOn: '2026-12-26',
    contentSha256: 'c0ffee'.repeat(11).slice(0, 64),
    content: sampleContent({ lines }),
    mandate: { officeName: 'Calame Facturation', signedOn: '2026-01-05', article: '' },
    look: {},
  };
  return issuedInput(document, { look: plainLook, origin: 'https://tacite.example' });
}

/** The same under another number, as each document is another. */
export const numberedInput = (input: TypesetInput, index: number): TypesetInput => {
  const reference = `VPC-2026-${String(index).padStart(5, '0')}`;
  const facturX = input.facturX && { ...input.facturX, xml: input.facturX.xml.replaceAll(number, reference) };
  return { ...input, reference, ...(facturX && { facturX }) };
};

/** What the peers are given, in a file: the same words, amounts, XML and fonts, and a PDF for those that draw none. */
export function writeCase(folder: string): string {
  const input = benchInput();
  const { content, issuedOn, dueOn, facturX } = input;
  const sheet = sheetOf(input);
  const plainPdf = join(folder, 'plain.pdf');
  const { facturX: _, ...plain } = input;
  writeFileSync(plainPdf, compilePdf(plain));
  const font = (file: string) =>
    createRequire(import.meta.url).resolve(`@expo-google-fonts/public-sans/${file}`);
  const { totals } = content;
  const file = join(folder, 'case.json');
  const given = {
    number,
    issuedOn,
    dueOn,
    frame: frameOf(content),
    iban: content.payment.iban,
    seller: partyOf(content.seller),
    buyer: partyOf(content.buyer),
    notes: [
      ...facturX.xml.matchAll(/<ram:Content>([^<]*)<\/ram:Content>\s*<ram:SubjectCode>([A-Z]{3})/g),
    ].map(([, text = '', code = '']) => ({ text, code })),
    lines: content.lines.map((line, index) => ({
      name: line.name,
      quantity: line.quantity,
      unit: line.unit,
      price: line.unitPrice,
      rate: line.vat.rate,
      net: centsToDecimal(lineNetCents(line)),
      quantityText: plainSpaces(sheet.rows[index]?.quantity),
      priceText: plainSpaces(sheet.rows[index]?.price),
      rateText: plainSpaces(sheet.rows[index]?.rate),
      netText: plainSpaces(sheet.rows[index]?.amount),
    })),
    vat: totals.vat.map(({ rate, baseCents, vatCents }) => ({
      rate,
      base: centsToDecimal(baseCents),
      tax: centsToDecimal(vatCents),
    })),
    totals: {
      net: centsToDecimal(totals.netCents),
      tax: centsToDecimal(totals.vatCents),
      gross: centsToDecimal(totals.grossCents),
    },
    sellerLines: sheet.seller.lines.map(plainSpaces),
    buyerLines: sheet.parties
      .flatMap(({ who, lines, ids }) => [who, ...lines, ...ids])
      .filter(Boolean)
      .map(plainSpaces),
    facts: sheet.facts.map(({ label, value }) => plainSpaces(`${label} ${value}`)),
    columns: sheet.columns,
    totalLines: sheet.totals.map(({ label, amount }) => [label, plainSpaces(amount)]),
    mentions: [
      ...sheet.mentions.flatMap(({ paragraphs }) => paragraphs),
      ...sheet.identity,
      sheet.mandate,
    ].map(plainSpaces),
    xml: facturX.xml,
    plainPdf,
    fonts: {
      regular: font('400Regular/PublicSans_400Regular.ttf'),
      strong: font('600SemiBold/PublicSans_600SemiBold.ttf'),
    },
  };
  writeFileSync(file, JSON.stringify(given));
  return file;
}

const plainSpaces = (text = '') => text.replace(/[\u00a0\u202f]/g, ' ');

const partyOf = ({ name, address, siren, vatNumber }: Party) => ({
  name,
  line1: address.line1,
  postcode: address.postcode,
  city: address.city,
  country: address.country,
  siren,
  vatNumber,
});
