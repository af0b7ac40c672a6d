import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { keptWords } from '#app/reviews/kept-words.ts';
import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';
import { cents, decimal, isoDate } from '#db/shapes/content-atoms.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { isRemovable, keptKey, keptOf } from '#workflows/invoice/kept.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { contentOf } from './content-of.ts';
import { editorSchema } from './editor-schema.ts';
import { type FieldValues, fieldsOf } from './fields-of.ts';
import { takenOutAfter } from './kept-fields.ts';

/** What neither a field nor the list of what is kept shows, and why it need not. */
const elsewhere: Record<string, string> = {
  seller: 'the page of the business, which every draft is made out from',
  totals: 'computed from the rest, and in sight at the foot of the page',
  'lines.*.id': 'never said to anybody',
  'retention.amountCents': 'computed from its share',
  'precedingDocuments.*.kind': 'told under its number',
};

type Leaf = { path: (string | number)[]; name: string; schema: z.ZodType };

/** Every value the model knows, in a content that says something at each of them. */
function walk(schema: z.ZodType, path: (string | number)[] = []): Leaf[] {
  const name = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  if (name in elsewhere) return [];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return walk(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return walk(schema.element as z.ZodType, [...path, 0]);
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, each]) => walk(each as z.ZodType, [...path, key]));
  if (schema instanceof z.ZodDiscriminatedUnion) return [{ path, name, schema }];
  return [{ path, name, schema }];
}

/** Two values that differ, of what a place allows. */
function twoOf({ name, schema }: Leaf): [unknown, unknown] {
  const chosen = given[name];
  if (chosen) return chosen;
  if (schema === isoDate) return ['2026-10-05', '2026-10-06'];
  if (schema === decimal) return ['3', '4'];
  if (schema === cents || schema instanceof z.ZodNumber) return [1200, 1300];
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodEnum) return [schema.options[0], schema.options[1]];
  if (name.endsWith('postcode')) return ['10115', '10117'];
  return name.endsWith('country') || name.endsWith('origin')
    ? ['DE', 'BE']
    : [`${name} A`.slice(0, 60), `${name} B`.slice(0, 60)];
}

/** Where any two values would not do: others hang on it, or it has a form of its own. */
const given: Record<string, [unknown, unknown]> = {
  kind: ['deposit', 'invoice'],
  currency: ['USD', 'CHF'],
  dueRule: [
    { kind: 'days', days: 30 },
    { kind: 'days', days: 45 },
  ],
  'lines.*.unit': ['HUR', 'DAY'],
  'lines.*.vat.category': ['AE', 'K'],
  'notes.*.code': ['SUR', 'AAI'],
  'exemptions.*.category': ['AE', 'K'],
  'specialCases.*': ['specialPrice', 'exceptional'],
  'lines.*.article.attributes.*.name': ['Teinte', 'Taille'],
};

const leaves = walk(contentSchema);

function put(into: unknown, [step, ...rest]: (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  const copy = (Array.isArray(into) ? [...into] : { ...(into as object) }) as Record<
    string | number,
    unknown
  >;
  copy[step] = put(copy[step] ?? (typeof rest[0] === 'number' ? [] : {}), rest, value);
  return copy;
}

/** A content that says something at every place of the model. */
function full(): InvoiceContent {
  const filled = leaves.reduce<unknown>((content, leaf) => put(content, leaf.path, twoOf(leaf)[0]), {});
  const seller = (filled as InvoiceContent).buyer;
  const content = put(put(filled, ['seller'], seller), ['lines', 0, 'id'], 'l1') as InvoiceContent;
  return withTotals({ ...content, retention: { ...content.retention!, amountCents: 5 } });
}

type Row = NonNullable<FieldValues['kept']>[number];

/** What the server reads of a draft's form, posted as it stands, with the rows ticked that `drop` names. */
function posted(content: InvoiceContent, drop: (row: Row) => boolean = () => false) {
  const form = new FormData();
  const write = (name: string, value: unknown): void => {
    if (value && typeof value === 'object') {
      const isList = Array.isArray(value);
      for (const [key, each] of Object.entries(value))
        write(isList ? `${name}[${key}]` : name ? `${name}.${key}` : key, each);
    } else if (value) form.set(name, String(value));
  };
  const fields = fieldsOf(content, { customerId: null, version: 1, locale: 'fr' });
  const kept = (fields.kept ?? []).map((row) => ({ ...row, drop: drop(row) ? 'on' : '' }));
  write('', { ...fields, kept });
  const submission = parseWithZod(form, { schema: editorSchema('fr') });
  if (submission.status !== 'success') throw new Error(JSON.stringify(submission.reply().error));
  return submission.value;
}

/** Everything that somebody sees of a draft in its editor: what has a field, and what is told as kept. */
function seen(content: InvoiceContent): string {
  const { kept: _, ...fields } = posted(content);
  return JSON.stringify([fields, keptOf(content).map((kept) => keptWords(kept, content.currency, 'fr'))]);
}

test.each(leaves)('$name is shown by a field, or told as kept', (leaf) => {
  const content = full();
  const changed = put(content, leaf.path, twoOf(leaf)[1]) as InvoiceContent;
  expect(seen(changed)).not.toBe(seen(content));
});

test('the content of this test says something at every place, and is one the model allows', () => {
  const parsed = contentSchema.safeParse(full());
  expect(parsed.error?.issues ?? []).toEqual([]);
});

const keeping = (content: InvoiceContent, takenOut: Kept[] = []) => ({ content, takenOut });

test('each kept thing can be taken away alone, and put back from the draft it was taken out of', () => {
  const content = contentOf(posted(full()), keeping(full()));
  expect(keptOf(content)).toEqual(keptOf(full()));
  const removable = keptOf(content).filter(isRemovable);
  expect(removable.length).toBeGreaterThan(45);
  for (const kept of removable) {
    const values = posted(content, (row) => row.of === keptKey(kept));
    const without = contentOf(values, keeping(content));
    const others = keptOf(content).filter((each) => JSON.stringify(each) !== JSON.stringify(kept));
    expect(keptOf(without), kept.name).toEqual(others);
    const takenOut = takenOutAfter(values.kept, keeping(content));
    expect(takenOut, kept.name).toEqual([kept]);
    expect(contentOf(posted(content), keeping(without, takenOut)), kept.name).toEqual(content);
    expect(takenOutAfter(posted(content).kept, keeping(without, takenOut))).toEqual([]);
    // A form puts back what the draft has kept, and nothing else.
    expect(contentOf(posted(content), keeping(without)), kept.name).toEqual(without);
  }
});

test.each([
  '[["payment","accountName"],"Prête-nom"]',
  '[["payment","more"],{"accountName":"","bic":"","iban":"DE89370400440532013000"}]',
  '[["__proto__","phone"],"x"]',
  '[["lines","l1","note"],"x"]',
  'no json',
  '',
])('a form puts nothing into a draft by %s', (of) => {
  const content = contentOf(posted(full()), keeping(full()));
  for (const drop of [true, false]) {
    const values = { ...posted(content), kept: [{ of, drop }] };
    expect(contentOf(values, keeping(content))).toEqual(content);
    expect(takenOutAfter(values.kept, keeping(content))).toEqual([]);
  }
});
