import { describe, expect, test } from 'vitest';
import { sampleContent, sampleLine, sampleParty } from '#test/documents/sample-content.ts';
import type { ContentWithoutTotals } from '#workflows/invoice/totals.ts';
import { mentionColumns, paymentNotes } from './mentions.ts';
import { wording } from './wording.ts';

const on = '2026-11-26';
const mentions = (content: Partial<ContentWithoutTotals>) =>
  mentionColumns(sampleContent(content), { issuedOn: on, on }, 'fr')
    .flatMap((column) => [column.title, ...column.paragraphs])
    .join('\n')
    .replace(/[\u00a0\u202f]/g, ' ');
const untaxed = (category: 'AE' | 'E' | 'K' | 'O') => [sampleLine({ vat: { category, rate: '0' } })];

describe('who owes what when late', () => {
  test('a business: 10 points and 40 €, under the Code de commerce', () => {
    const text = mentions({});
    expect(text).toContain('majoré de 10 points, exigibles sans rappel (Code de commerce, art. L. 441-10)');
    expect(text).toContain('40 € (Code de commerce, art. D. 441-5)');
  });

  test('a public body: 8 points and 40 €, under the Code de la commande publique', () => {
    const text = mentions({ buyer: sampleParty({ siren: '218007415' }) });
    expect(text).toContain('majoré de 8 points');
    expect(text).toContain('art. D. 2192-35');
    expect(text).not.toContain('441');
  });

  test('a consumer: neither', () => {
    const text = mentions({ buyer: sampleParty({ name: 'Jeanne Martin' }) });
    expect(text).toContain('Paiement 30 jours après émission.');
    expect(text).not.toMatch(/40 €|Pénalités|escompte/);
  });

  test('a business abroad, known by its VAT number, is no consumer', () => {
    expect(mentions({ buyer: sampleParty({ vatNumber: 'DE123456789' }) })).toContain('40 €');
  });

  test('each note stands once, and the author’s own text replaces the standard one', () => {
    const content = sampleContent({ notes: [{ code: 'AAB', text: 'Escompte de 2 % à 8 jours.' }] });
    expect(paymentNotes(content, on, 'fr').map((note) => note.code)).toEqual(['AAB', 'PMD', 'PMT']);
    expect(mentions({ notes: content.notes })).toContain('Escompte de 2 % à 8 jours.');
    expect(mentions({ notes: content.notes })).not.toContain('Pas d’escompte');
  });
});

describe('VAT', () => {
  test.each([
    [{ vatOnDebits: true }, 'Option pour le paiement de la taxe d’après les débits.'],
    [{ operation: 'services' } as const, 'TVA exigible à l’encaissement.'],
    [{ lines: untaxed('AE') }, 'Autoliquidation : la TVA est due par le preneur.'],
    [{ lines: untaxed('K') }, 'art. 262 ter, I du CGI'],
    [{ lines: untaxed('O') }, 'hors champ'],
    [
      {
        lines: untaxed('E'),
        exemptions: [{ category: 'E', reason: '', code: 'VATEX-FR-FRANCHISE' }],
      } as const satisfies Partial<ContentWithoutTotals>,
      'TVA non applicable, art. 293 B du CGI.',
    ],
  ] as [Partial<ContentWithoutTotals>, string][])('%#', (content, expected) => {
    expect(mentions(content)).toContain(expected);
  });

  test('“Autoliquidation” is printed even when the author gave another reason', () => {
    const text = mentions({
      lines: untaxed('AE'),
      exemptions: [{ category: 'AE', reason: 'Sous-traitance, art. 283, 2 nonies du CGI', code: '' }],
    });
    expect(text).toContain('Autoliquidation');
    expect(text).toContain('283, 2 nonies');
  });

  test('goods alone say nothing about when VAT falls due', () => {
    expect(mentions({ operation: 'goods' })).not.toContain('exigible à');
  });
});

test('a credit note says what it cancels, for how much, and what becomes of the VAT', () => {
  const text = mentions({
    kind: 'creditNote',
    precedingDocuments: [{ number: 'VPC-2026-0079', date: '2026-11-03' }],
  });
  expect(text).toContain(
    'Le présent avoir annule la facture VPC-2026-0079 du mar. 3 nov. 2026, à hauteur de 4 349,50 € TTC.',
  );
  expect(text).toContain('rectification de la TVA (art. 272, 1 du CGI)');
  expect(text).not.toMatch(/40 €|escompte/);
});

test('notes for machines stay out of the paper', () => {
  expect(mentions({ notes: [{ code: 'BAR', text: 'B2B' }] })).not.toContain('B2B');
});

test('wordings follow the law of the day: the CGI may be quoted until the end of 2027', () => {
  expect(wording('franchise', '2027-12-31', 'fr')).toContain('CGI');
  expect(wording('franchise', '2028-01-01', 'fr')).not.toContain('CGI');
  expect(wording('franchise', null, 'fr')).toContain('CGI');
});

describe('works on a dwelling', () => {
  const at = (rate: string) => sampleLine({ vat: { category: 'S', rate } });
  const told = (content: Parameters<typeof sampleContent>[0], on = '2026-11-26') =>
    mentionColumns(sampleContent(content), { issuedOn: on, on }, 'fr')
      .flatMap(({ paragraphs }) => paragraphs)
      .join(' ')
      .replace(/[\u00a0\u202f]/g, ' ');

  test('at 10 % are certified by the customer, who signs where his quote does not say it', () => {
    const text = told({ dwelling: 'works', lines: [at('10'), at('20')] });
    expect(text).toMatch(/Travaux à 10 % : le client certifie .* plus de deux ans .*art\. 279-0 bis\)\./);
    expect(text).toContain('Date et signature du client');
    expect(text).not.toContain('278-0 bis A');
  });

  test('at 5.5 % are works of energy renovation too', () => {
    const text = told({ dwelling: 'works', lines: [at('5.5'), at('10')] });
    expect(text).toContain('Travaux à 10 % et 5,5 % : le client certifie');
    expect(text).toContain(
      'ceux à 5,5 % sont des travaux de rénovation énergétique (CGI, art. 278-0 bis A).',
    );
  });

  test.each([
    ['nobody said it is', { lines: [at('10')] }],
    ['it is something else', { dwelling: 'none', lines: [at('10')] }],
    ['nothing has a reduced rate', { dwelling: 'works', lines: [at('20')] }],
    ['it is a credit note', { dwelling: 'works', kind: 'creditNote', lines: [at('10')] }],
  ] as const)('nothing is certified where %s', (_, content) => {
    expect(told(content as object)).not.toContain('certifie');
  });

  test('from 2028 on no article of the CGI is quoted', () => {
    expect(told({ dwelling: 'works', lines: [at('10')] }, '2028-01-01')).not.toContain('CGI');
  });
});
