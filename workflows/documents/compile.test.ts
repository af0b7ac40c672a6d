import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pdfPages, pdfText, pdfTextWidth, pdfWords } from '#test/documents/pdf-text.ts';
import { sampleDraft, sampleIssued, sampleLine, sampleParty } from '#test/documents/sample-content.ts';
import { samplePicture } from '#test/documents/sample-picture.ts';
import { compilePdf, compileSvg } from './compile.ts';

const latin1 = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('what people type is inert', () => {
  test.each([
    '#let total = 0; #panic("boom")',
    '#import "/etc/passwd": *',
    '$ integral_0^1 x dif x $',
    '*gras* _italique_ `code` <label> @reference',
    '= Titre // commentaire /* bloc */ \\ [contenu] ~ -- ---',
  ])('%s', async (typed) => {
    const text = await pdfText(
      compilePdf(sampleIssued({ subject: typed, lines: [sampleLine({ name: typed })] })),
    );
    expect(text.split(typed.replace(/\s+/g, ' ')).length).toBe(3);
  });

  test('control and direction characters go, what no font covers is marked, other scripts are printed', async () => {
    const pdf = compilePdf(
      sampleIssued({
        lines: [sampleLine({ name: 'A\u0000B\u202eC', description: 'Ελλάδα Привет Việt 東京 😀 \ud800' })],
      }),
    );
    const text = await pdfText(pdf);
    expect(text).toContain('ABC');
    expect(text).toContain('Ελλάδα Привет Việt 東京 \ufffd \ufffd');
  });

  test('any text at all gives a PDF/A, hence one without a missing glyph', () => {
    const anyText = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(
      fc.property(anyText, anyText, anyText, (name, description, city) => {
        const buyer = sampleParty({ name, address: { ...sampleParty({}).address, city } });
        const lines = [sampleLine({ name: description, description: name })];
        return latin1(compilePdf(sampleIssued({ buyer, lines, subject: city }))).startsWith('%PDF-1.7');
      }),
      { numRuns: 60 },
    );
  });
});

test.each(['東京 渋谷区', '灣仔', '부산광역시', 'ไทย', 'ひらがな カタカナ'])(
  '%s is printed and can be read out',
  async (name) => {
    const pdf = compilePdf(sampleIssued({ lines: [sampleLine({ name, description: name })] }));
    expect((await pdfText(pdf)).split(name).length).toBe(3);
  },
);

test.each(['مرحبا', 'שלום'])('%s is printed from right to left', async (name) => {
  const text = await pdfText(compilePdf(sampleIssued({ lines: [sampleLine({ name })] })));
  expect([...text.normalize('NFKC')].filter((char) => name.includes(char)).length).toBeGreaterThanOrEqual(4);
});

describe('layout', () => {
  test('a word of 300 letters stays on the sheet and whole in the text', async () => {
    const word = 'Wattmètre'.repeat(34);
    const pdf = compilePdf(sampleIssued({ lines: [sampleLine({ name: word })], subject: word }));
    const text = await pdfText(pdf);
    expect(text.replaceAll(' ', '').split(word).length).toBe(3);
    expect(await pdfTextWidth(pdf)).toBeLessThan(595);
  });

  test('a description longer than a page goes on over the next', async () => {
    const description = Array.from({ length: 90 }, (_, index) => `Alinéa ${index + 1}.`).join('\n');
    const pages = await pdfPages(compilePdf(sampleIssued({ lines: [sampleLine({ description })] })));
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join(' ').match(/Alinéa \d+\./g)).toHaveLength(90);
  });

  test('the mentions never stand alone on a last page, whatever number of lines there is', async () => {
    const tall = 'Dépose, repose et essais.\n'.repeat(20).trim();
    const note = { code: '', text: 'Garantie décennale, police 77.204.118. '.repeat(20) };
    const shapes = [
      { counts: [8, 9, 10, 11, 12], description: 'Pose.', change: {} },
      { counts: [5, 6, 7], description: 'Pose.', change: { notes: [note] } },
      { counts: [2, 3], description: tall, change: { prepaidCents: 100 } },
    ];
    for (const { counts, description, change } of shapes) {
      for (const count of counts) {
        const lines = Array.from({ length: count }, (_, at) =>
          sampleLine({ name: `Poste ${at + 1}`, description }),
        );
        const pages = await pdfPages(compilePdf(sampleIssued({ ...change, lines })));
        const withMentions = pages.find((page) => page.includes('Pénalités de retard')) ?? '';
        expect(withMentions, `${count} lines of ${description.length} letters`).toContain('Net à payer');
      }
    }
  });

  test('a name with a hyphen is whole on its line, whatever stands before it', async () => {
    for (let letters = 40; letters < 60; letters++) {
      const text = `${'a '.repeat(letters / 2)}${letters % 2 ? 'a' : ''}Factur-X et e-mail`;
      const notes = [{ code: '', text }];
      const pdf = compilePdf(sampleIssued({ notes, lines: [sampleLine({ name: text, description: text })] }));
      const words = (await pdfWords(pdf)).join(' ');
      expect(words.split('Factur-X').length, text).toBe(4);
      expect(words.split('e-mail').length, text).toBe(4);
    }
  });

  test('twenty-five VAT rates and sixty discounts are all there', async () => {
    const rates = Array.from({ length: 25 }, (_, index) => `${index + 1}.5`);
    const text = await pdfText(
      compilePdf(
        sampleIssued({
          lines: rates.map((rate) => sampleLine({ vat: { category: 'S', rate } })),
          adjustments: Array.from({ length: 60 }, (_, index) => ({
            kind: 'allowance',
            amountCents: 100,
            baseCents: null,
            percent: null,
            reason: `Motif ${index + 1}.`,
            reasonCode: '',
            vat: { category: 'S', rate: '1.5' },
          })),
        }),
      ),
    );
    expect(text.match(/Motif \d+\./g)).toHaveLength(60);
    for (const rate of rates) expect(text).toContain(`${rate.replace('.', ',')} % `);
  });
});

describe('sums carried from page to page', () => {
  const lines = Array.from({ length: 70 }, (_, index) => sampleLine({ name: `Poste ${index + 1}.` }));
  const carried = (pages: string[], label: string) =>
    pages.map((page) => new RegExp(`${label} ([\\d ]+,\\d\\d)`).exec(page)?.[1] ?? null);
  const sums = (pages: string[]) => {
    let done = 0;
    return pages.map((page) => {
      done += page.match(/Poste \d+\./g)?.length ?? 0;
      return done;
    });
  };

  test('what a page carries forward is what the next begins with: the sum of the lines so far', async () => {
    const pages = await pdfPages(compilePdf(sampleIssued({ lines })));
    const amounts = sums(pages).map((count) =>
      count < 70 ? `${(count / 10).toFixed(1).replace('.', ' ')}00,00` : null,
    );
    expect(pages.length).toBeGreaterThan(2);
    expect(carried(pages, 'À reporter')).toEqual(amounts);
    expect(carried(pages, 'Report')).toEqual([null, ...amounts.slice(0, -1)]);
  });

  test('one page carries nothing', async () => {
    expect((await pdfPages(compilePdf(sampleIssued())))[0]).not.toMatch(/[Rr]eport/);
  });
});

test('a second print says so on every page and carries no data', async () => {
  const lines = Array.from({ length: 40 }, () => sampleLine({}));
  const pages = await pdfPages(compilePdf(sampleIssued({ lines }, { duplicateOn: '2026-12-03' })));
  for (const page of pages) expect(page.replaceAll(' ', '')).toContain('DUPLICATA·3déc.2026');
});

test.each([
  ['open', 'àpayer:1200,00€'],
  ['late', 'enretard,restedû:1200,00€'],
  ['partPaid', 'régléeenpartie,restedû:1200,00€'],
  ['paid', 'réglée'],
  ['cancelled', 'annuléeparavoir'],
  ['writtenOff', 'soldée'],
] as const)('a second print of what is %s says so', async (is, words) => {
  const standing = { is, owedCents: 120_000 };
  const text = await pdfText(compilePdf(sampleIssued({}, { duplicateOn: '2026-12-03', standing })));
  expect(text.replaceAll(' ', '')).toContain(`DUPLICATA·3déc.2026·${words}`);
});

test('a business’s colour is on its name and rules, its logo stands above them', () => {
  const look = {
    colour: '#1f4e79',
    logo: { sha256: 'a'.repeat(64), format: 'png' as const, bytes: samplePicture },
    terms: null,
  };
  const svg = (input: Parameters<typeof sampleIssued>[1]) =>
    new TextDecoder().decode(compileSvg(sampleIssued({}, input)));
  expect(svg({ look })).toContain('#1f4e79');
  expect(svg({ look })).toContain('<image');
  expect(svg({})).not.toContain('#1f4e79');
});

test('an issued document is a tagged PDF/A-3a with its title, author and date; a draft without a date claims nothing', () => {
  const issued = latin1(compilePdf(sampleIssued()));
  expect(issued).toContain('<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>');
  expect(issued).toContain('Facture VPC-2026-0118');
  expect(issued).toContain('2026-11-26');
  expect(latin1(compilePdf(sampleDraft()))).not.toContain('pdfaid');
});
