import ts from 'typescript';
import { expect, test } from 'vitest';
import { productSources } from './imports.ts';

/** Who asks the machine for figures or dates, and why that is no format. */
const allowed: Record<string, string> = {
  'emails/format/instants.ts': 'the clock of Paris that formats are made from',
  'workflows/invoice/paris-time.ts': 'reckons in the time of Paris; rules import nothing but what is stored',
  'app/ui/ruler-marks.ts': 'counts the hours and days of Paris that a drawing has, and writes none',
};

const asksMachine = (node: ts.Node): boolean => {
  if (!ts.isPropertyAccessExpression(node)) return false;
  const { name, expression } = node;
  if (/^(NumberFormat|DateTimeFormat)$/.test(name.text))
    return ts.isIdentifier(expression) && expression.text === 'Intl';
  return /^toLocale(Date|Time)?String$/.test(name.text);
};

/** `'fr' | 'en'`, which has a name. */
const isLocale = (node: ts.Node): boolean => {
  if (!ts.isUnionTypeNode(node)) return false;
  const texts = node.types.map((each) =>
    ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? each.literal.text : '',
  );
  return texts.sort().join() === 'en,fr';
};

const sources = productSources();

function filesWith(wanted: (node: ts.Node) => boolean): string[] {
  const has = (node: ts.Node): boolean => wanted(node) || (ts.forEachChild(node, has) ?? false);
  return sources
    .filter(has)
    .map(({ fileName }) => fileName)
    .sort();
}

test('amounts, numbers and dates are written by emails/format.ts alone, never by the machine', () => {
  expect(filesWith(asksMachine)).toEqual(Object.keys(allowed).sort());
});

test('the languages are named once', () => {
  expect(filesWith(isLocale)).toEqual([]);
  const named = (node: ts.Node) => ts.isTypeAliasDeclaration(node) && node.name.text === 'Locale';
  expect(filesWith(named)).toEqual(['db/shapes/locale.ts']);
});
