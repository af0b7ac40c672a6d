import ts from 'typescript';
import { expect, test } from 'vitest';
import { productImports, productSources } from './imports.ts';

/** Digits that are a name and no number: one of them is mended in its place, so a click marks nothing. */
const names = {
  'app/auth/code-field.tsx': 'codes of an authenticator and of a mail',
  'app/businesses/party-fields.tsx': 'postcode, SIREN, SIRET',
  'app/reviews/code-step.tsx': 'the code of a mail',
  'app/staff/office-fields.tsx': 'SIREN',
  'app/ui/specimen/controls.tsx': 'a SIREN, to look at',
};

type Tag = ts.JsxSelfClosingElement | ts.JsxOpeningElement;

/** Every element of the product, with the text of its attributes. */
const elements = productSources().flatMap((source) => {
  const found: { file: string; tag: string; attributes: Map<string, string> }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) found.push(read(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
});

function read({ tagName, attributes }: Tag, source: ts.SourceFile) {
  const given = attributes.properties
    .filter(ts.isJsxAttribute)
    .map((each) => [each.name.getText(source), each.initializer?.getText(source) ?? ''] as const);
  return { file: source.fileName, tag: tagName.getText(source), attributes: new Map(given) };
}

test('a click marks every number that is typed: amounts by their keys, counts by saying so, and no name of digits', () => {
  const digits = elements.filter(({ attributes }) => attributes.get('inputMode') === '"numeric"');
  const silent = digits.filter(
    ({ tag, attributes }) => tag !== 'NumberInput' && !attributes.has('data-number'),
  );
  expect([...new Set(silent.map(({ file }) => file))].sort()).toEqual(Object.keys(names).sort());
});

test('a field of an amount asks for the keys of one', () => {
  const amount = /\b(amount|cap|threshold|codeAbove|least|differenceLimit)\b/i;
  const fields = elements.filter(
    ({ tag, attributes }) =>
      /^(Input|TextField|input)$/.test(tag) &&
      attributes.get('type') !== '"hidden"' &&
      amount.test(`${attributes.get('field') ?? ''} ${attributes.get('name') ?? ''}`),
  );
  const plain = fields.filter(({ attributes }) => !/decimal/.test(attributes.get('inputMode') ?? ''));
  expect(fields.length).toBeGreaterThan(8);
  expect(plain.map(({ file, attributes }) => `${file} ${attributes.get('name')}`)).toEqual([]);
});

test('the pages of the office and those of a visitor both listen for the click', () => {
  const listening = productImports().filter(({ to }) => to === 'app/ui/select-numbers.ts');
  expect(listening.map(({ from }) => from).sort()).toEqual(['app/entry.client.tsx', 'app/light/light.ts']);
});
