import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDecimal } from '#workflows/invoice/decimal.ts';
import { measureOf } from './measure.ts';
import { columnMark, decimalOf, type Mark, marksOf } from './notation.ts';

/** Every way people write the thousands of a number whose decimals follow the mark. */
const groupings: Record<Mark, string[]> = {
  ',': ['', '.', ' ', '\u00a0', '\u202f', '\u2009', "'", '’'],
  '.': ['', ',', ' ', '\u00a0', '\u202f', '\u2009', "'", '’'],
};

/** How a sign is written, and what else may stand beside a number without changing it. */
const signs: [string, (text: string) => string][] = [
  ['-', (text) => `-${text}`],
  ['−', (text) => `\u2212${text}`],
  ['–', (text) => `– ${text}`],
  ['()', (text) => `(${text})`],
  ['( €)', (text) => `(${text} €)`],
  ['behind', (text) => `${text}-`],
  ['behind, with €', (text) => `${text} €-`.replace(' €-', '- €')],
];
const dressings: ((text: string) => string)[] = [
  (text) => text,
  (text) => ` ${text}\u00a0€`,
  (text) => `${text} € HT`,
  (text) => `€${text}`,
  (text) => `${text} EUR H.T.`,
];

function written(units: bigint, scale: number, mark: Mark, group: string): string {
  const [whole = '', fraction = ''] = formatDecimal({ units, scale }).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  const padded = scale > 0 ? fraction.padEnd(scale, '0') : '';
  return padded ? `${grouped}${mark}${padded}` : grouped;
}

const number = fc.record({
  units: fc.bigInt({ min: 0n, max: 10n ** 13n }),
  scale: fc.integer({ min: 0, max: 6 }),
  mark: fc.constantFrom<Mark>(',', '.'),
  group: fc.integer({ min: 0, max: 7 }),
});

test('what is written in any notation is read as the same number, by a column that knows its mark', () => {
  fc.assert(
    fc.property(number, fc.constantFrom(...dressings), ({ units, scale, mark, group }, dress) => {
      const text = dress(written(units, scale, mark, groupings[mark][group] ?? ''));
      const measure = measureOf({ text });
      expect(measure, text).not.toBeNull();
      // Alone, "1.500" says nothing; its column does.
      expect(decimalOf(measure?.body ?? '', mark), text).toBe(formatDecimal({ units, scale }));
    }),
    { numRuns: 2000 },
  );
});

test('a minus is read however it is written, and two of them are no number', () => {
  fc.assert(
    fc.property(number, fc.constantFrom(...signs), ({ units, scale, mark, group }, [, sign]) => {
      const text = sign(written(units, scale, mark, groupings[mark][group] ?? ''));
      expect(measureOf({ text }), text).toMatchObject({ negative: true });
      expect(measureOf({ text: `-${text}` }), text).toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('a column of one notation is read by it, or its person is asked: never by the other', () => {
  const column = fc.record({
    mark: fc.constantFrom<Mark>(',', '.'),
    numbers: fc.array(
      fc.record({ units: fc.bigInt({ min: 1n, max: 10n ** 9n }), scale: fc.integer({ min: 0, max: 3 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  });
  fc.assert(
    fc.property(column, ({ mark, numbers }) => {
      const group = mark === ',' ? '.' : ',';
      const bodies = numbers.map(({ units, scale }) => written(units, scale, mark, group));
      const told = columnMark(bodies);
      if (told === 'asks') return;
      expect(told === null || told === mark, bodies.join(' / ')).toBe(true);
      for (const [index, { units, scale }] of numbers.entries()) {
        expect(decimalOf(bodies[index] ?? '', told ?? ','), bodies.join(' / ')).toBe(
          formatDecimal({ units, scale }),
        );
      }
    }),
    { numRuns: 2000 },
  );
});

describe('a column decides what its separators mean', () => {
  test.each<[string[], string[] | 'asks']>([
    [
      ['1.000', '1.250,50', '12.500'],
      ['1000', '1250.5', '12500'],
    ],
    [
      ['1,000', '1,250.50', '12,500'],
      ['1000', '1250.5', '12500'],
    ],
    [
      ['1.250', '0.5'],
      ['1.25', '0.5'],
    ],
    [
      ['1,250', '12,5'],
      ['1.25', '12.5'],
    ],
    [
      ['1.234', '1.234.567'],
      ['1234', '1234567'],
    ],
    [
      ['1.250', '1 250.000'],
      ['1.25', '1250'],
    ],
    [
      ["1'250.50", '2.500'],
      ['1250.5', '2.5'],
    ],
    [
      ['12,5', '12.5'],
      ['12.5', '12.5'],
    ],
    [['1.500', '2'], 'asks'],
    [['1,500', '2,500'], 'asks'],
    [['1.500', '12,5', '12.5'], 'asks'],
    [['1.500', '1500'], 'asks'],
  ])('%j', (bodies, expected) => {
    const mark = columnMark(bodies);
    const read = mark === 'asks' ? 'asks' : bodies.map((body) => decimalOf(body, mark ?? ','));
    expect(read).toEqual(expected);
  });
});

describe('numbers as people type them', () => {
  test.each([
    ['1 234,56', '1234.56'],
    ['1\u202f234,56\u00a0€', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234.56', '1234.56'],
    ["1'234.50", '1234.5'],
    ['1.234.567', '1234567'],
    ['.5', '0.5'],
    ['12,', '12'],
    ['007', '7'],
    ['1234', '1234'],
    ['0.125', '0.125'],
    ['1’000.–', '1000'],
    ['150,-', '150'],
    ['80.-', '80'],
    ['1234.567', '1234.567'],
  ])('%s is %s', (text, decimal) => {
    expect(decimalOf(measureOf({ text })?.body ?? '', ',')).toBe(decimal);
  });

  test.each([
    '',
    'douze',
    '1,2,3',
    '1.23.456',
    '1e3',
    '--1',
    ',',
    '1,234,56.7',
    '12 50',
    '5-10',
    '(5)-',
    '10 (2 lots)',
    '12 $',
  ])('%j is none', (text) => {
    const measure = measureOf({ text });
    expect(measure && decimalOf(measure.body, ',')).toBeNull();
  });

  test.each([
    ['5,5 %', { percent: true }],
    ['1 234,56 € HT', { currency: 'EUR', basis: 'net' }],
    ['120 € T.T.C.', { currency: 'EUR', basis: 'gross' }],
    ['55 €/h', { currency: 'EUR', unit: 'HUR' }],
    ['55 € l’heure', { currency: 'EUR', unit: 'HUR' }],
    ['CHF 1’250.50', { currency: 'CHF' }],
    ['£12.50 incl. VAT', { currency: 'GBP', basis: 'gross' }],
    ['12 m²', { unit: 'MTK' }],
    ['12 l', { unit: 'LTR' }],
  ])('beside %s stand words', (text, said) => {
    expect(measureOf({ text })?.said).toEqual(said);
  });

  test('only one with three digits behind one separator may be read both ways', () => {
    expect(['1.500', '999,000', '12.500'].map(marksOf)).toEqual(['either', 'either', 'either']);
    expect(['0.500', '1.50', '1500.125', '1 500.125', '.125'].map(marksOf)).toEqual([
      '.',
      '.',
      '.',
      '.',
      '.',
    ]);
  });
});
