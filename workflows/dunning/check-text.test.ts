import fc from 'fast-check';
import { expect, test } from 'vitest';
import { locales } from '#db/shapes/locale.ts';
import { longest, problemsIn, problemsOf } from './check-text.ts';
import { defaultTexts, fillText, type Placeholder, placeholderOf } from './texts.ts';

const values: Record<Placeholder, string> = {
  customer: '{montant} & <b>fils</b>',
  business: 'Vasseur',
  amount: '1 200,00 €',
  documents: 'VPC-2026-0001',
  since: '27 décembre 2026',
};

test('the usual texts are right, and fill wholly', () => {
  for (const locale of locales)
    for (const level of [1, 2] as const) {
      const text = defaultTexts[locale][level];
      expect(problemsIn(text, locale)).toBeNull();
      const { subject, words } = fillText(text, values, locale);
      expect(subject + words).not.toMatch(/[{}]/);
    }
});

test.each([
  ['{client}', []],
  ['{ client }', []],
  ['{pie\u0300ces}', []],
  ['{facture}', [{ kind: 'unknown', name: '{facture}' }]],
  ['{customer}', [{ kind: 'unknown', name: '{customer}', meant: '{client}' }]],
  ['{Pieces}', [{ kind: 'unknown', name: '{Pieces}', meant: '{pièces}' }]],
  ['{{client}}', [{ kind: 'broken', name: '{{client}}' }]],
  ['Bonjour {client, bien', [{ kind: 'broken', name: '{client,' }]],
  ['Bonjour client}', [{ kind: 'broken', name: 'client}' }]],
  ['{}', [{ kind: 'unknown', name: '{}' }]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what people try in a text.
  ['${montant}', []],
  ['{constructor} {__proto__}', ['{constructor}', '{__proto__}'].map((name) => ({ kind: 'unknown', name }))],
  ['{pièces} {pièces}', [{ kind: 'repeated', name: '{pièces}' }]],
  [' \n ', [{ kind: 'empty', name: '' }]],
  ['x'.repeat(longest.words), []],
  ['{'.repeat(longest.words + 1), [{ kind: 'tooLong', name: '' }]],
  [`{${'a'.repeat(90)}}`, [{ kind: 'unknown', name: `{${'a'.repeat(38)}…` }]],
  ['<script>alert(1)</script> <%= x %> {% if %}', [{ kind: 'unknown', name: '{% if %}' }]],
])('words %j', (words, problems) => {
  expect(problemsOf('words', words, 'fr')).toEqual(problems);
});

test('a subject is short, and lists no documents', () => {
  expect(problemsOf('subject', '{pièces}', 'fr')).toEqual([{ kind: 'notInSubject', name: '{pièces}' }]);
  expect(problemsOf('subject', '{montant} {montant}', 'fr')).toEqual([
    { kind: 'repeated', name: '{montant}' },
  ]);
  expect(problemsOf('subject', 'x'.repeat(101), 'fr')).toMatchObject([{ kind: 'tooLong' }]);
});

test('values are put in once: braces and markup that a name holds stay what they are', () => {
  const filled = fillText({ subject: '{client}', words: '{client} {inconnu}' }, values, 'fr');
  expect(filled).toEqual({ subject: values.customer, words: `${values.customer} {inconnu}` });
});

test('what is right fills without a brace left over, whatever was typed', () => {
  const pieces = fc.constantFrom(
    '{client}',
    '{montant}',
    '{échéance}',
    '{',
    '}',
    '{{',
    ' ',
    'x',
    '\n',
    '{x}',
    '$&',
  );
  const plain = { ...values, customer: 'Perrin' };
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const words = parts.join('');
      const isRight = problemsOf('words', words, 'fr').length === 0;
      if (isRight) expect(fillText({ subject: '', words }, plain, 'fr').words).not.toMatch(/[{}]/);
    }),
  );
  expect(placeholderOf('toString', 'fr')).toBeUndefined();
});
