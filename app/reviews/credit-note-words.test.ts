import { expect, test } from 'vitest';
import { review as english } from '#app/lib/locales/en/review/index.ts';
import { review as french } from '#app/lib/locales/fr/review/index.ts';

type Texts = { [key: string]: string | Texts };

const flat = (texts: Texts, path = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]) => {
    const at = path ? `${path}.${key}` : key;
    return typeof text === 'string' ? [[at, text] as [string, string]] : flat(text, at);
  });

/** What speaks of the document before its owner, and not of invoices at large or of the one that corrects it. */
const ofInvoice = {
  fr: /(cette|la) facture(?! corrigée| rectificative| électronique)|une facture\b.* corrigée/i,
  en: /(this|the) invoice\b/i,
};

test.each([
  ['fr', french],
  ['en', english],
] as const)(
  'what is said of an invoice before its owner has a form for credit notes (%s)',
  (locale, texts) => {
    const all = new Map(flat(texts as unknown as Texts));
    const alone = [...all].filter(
      ([key, text]) =>
        ofInvoice[locale].test(text) && !key.endsWith('_creditNote') && !all.has(`${key}_creditNote`),
    );
    expect(alone.map(([key]) => key)).toEqual([]);
    for (const [key, text] of all)
      if (key.endsWith('_creditNote')) expect(text, key).not.toMatch(ofInvoice[locale]);
  },
);
