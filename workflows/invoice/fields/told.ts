import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { isDecimal, normalizeDecimal } from '../decimal.ts';
import { specialCasesOf } from '../special-cases.ts';
import { type Field, fields } from './fields.ts';
import { placesIn } from './places.ts';
import type { FieldType, FieldValues } from './row.ts';

/** How a value is to be worded: cents as money, decimals and dates in the reader's way, codes by their label. */
export type ValueType = 'text' | 'cents' | 'decimal' | 'date' | 'percent' | 'code';

/** What a document says in one field, as it is compared: '' is nothing. */
export type Told = { key: string; type: ValueType; value: string };

const told = fields.filter((field) => field.told !== false && (field.type !== 'group' || field.isTold));
const isOfLine = ({ steps }: Field) => steps[0] === 'lines';
const firstOfLine = told.findIndex(isOfLine);
const ofHead = told.slice(0, firstOfLine);
const ofFoot = told.slice(firstOfLine).filter((field) => !isOfLine(field));
const ofLine = told.filter(isOfLine).map((field) => ({ ...field, steps: field.steps.slice(2) }));

/** What a reader meets before the lines, in one line, and after them. */
export const headOf = (content: InvoiceContent): Told[] => toldOf(ofHead, content, content);
export const lineOf = (line: Line): Told[] =>
  toldOf(ofLine, line, null).map((each) => ({ ...each, key: `line.${each.key}` }));
export const footOf = (content: InvoiceContent): Told[] => toldOf(ofFoot, content, content);

const toldOf = (rows: readonly Field[], from: unknown, content: InvoiceContent | null): Told[] =>
  rows.flatMap((field) => {
    const places = placesIn(from, field.steps);
    // What says nothing keeps its place among the others, for when it says something.
    if (places.length === 0 && !field.steps.includes('*'))
      return [{ key: field.steps.join('.'), type: 'text', value: '' }];
    return places.flatMap(({ path, value }) =>
      partsOf(field, value, content).map(({ below, type, value: text }) => ({
        key: [...path, ...below].join('.'),
        type,
        value: comparable(type, text),
      })),
    );
  });

/** "2" and "2.00" are the same quantity to a reader. */
const comparable = (type: ValueType, text: string): string =>
  (type === 'decimal' || type === 'percent') && isDecimal(text) ? normalizeDecimal(text) : text;

type Part = { below: string[]; type: ValueType; value: string };

/** What a field says: most say one thing, a discount says why and how much. */
function partsOf({ type, isList }: Field, value: unknown, content: InvoiceContent | null): Part[] {
  if (type === 'adjustment') return adjustmentParts(value as FieldValues['adjustment']);
  if (type === 'vat') return (value as FieldValues['vat'][]).map(vatPart);
  const entries = isList ? (value as unknown[]) : [value];
  const said =
    type === 'specialCase' && content ? onlyStated(content) : entries.map((each) => textOf(type, each));
  return [
    {
      below: [],
      type: valueTypes[type] ?? 'text',
      value: said.filter(Boolean).join(type === 'note' ? '\n' : ', '),
    },
  ];
}

const valueTypes: { [Type in FieldType | 'group']?: ValueType } = {
  date: 'date',
  cents: 'cents',
  percent: 'percent',
  decimal: 'decimal',
  count: 'decimal',
  quantity: 'decimal',
  price: 'decimal',
  code: 'code',
  yes: 'code',
  frame: 'code',
  means: 'code',
  country: 'code',
  specialCase: 'code',
};

/** Those of which not all values are read from left to right. */
const texts: { [Type in FieldType]?: (value: FieldValues[Type]) => string } = {
  address: ({ line1, line2, postcode, city, country }) =>
    [line1, line2, `${postcode} ${city}`.trim(), country].filter(Boolean).join(', '),
  // "40 % + 30": its share, and its days after issue.
  instalment: ({ percent, days }) => `${percent}\u202f% + ${days}`,
  preceding: ({ number }) => number,
  recovery: ({ number }) => number,
  note: ({ text }) => text,
  exemption: ({ reason, code }) => reason || code,
};

const textOf = (type: Field['type'], value: unknown): string => {
  const own = type === 'group' ? undefined : (texts[type] as ((value: unknown) => string) | undefined);
  return own ? own(value) : wordsOf(value);
};

/** What is more than a text, in one line: its values from left to right. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join(', ');
  if (value && typeof value === 'object') return Object.values(value).map(wordsOf).filter(Boolean).join(' ');
  return value === null || value === undefined ? '' : String(value);
}

/** Special cases that nothing else of the content shows: a retention is told by its amount, and stays when its name goes. */
function onlyStated(content: InvoiceContent): string[] {
  const shown = specialCasesOf({ ...content, specialCases: [] });
  return content.specialCases.filter((each) => !shown.includes(each));
}

/** The code 95 of UNTDID 5189 says no more than that it is a discount. */
const adjustmentParts = ({ kind, amountCents, reason, reasonCode }: FieldValues['adjustment']): Part[] => [
  { below: ['reason'], type: 'text', value: reason || (reasonCode === '95' ? kind : reasonCode) || kind },
  {
    below: ['amountCents'],
    type: 'cents',
    value: String(kind === 'allowance' ? -amountCents : amountCents),
  },
];

const vatPart = ({ category, rate, vatCents }: FieldValues['vat']): Part => ({
  below: [category, rate],
  type: 'cents',
  value: String(vatCents),
});
