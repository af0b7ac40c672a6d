import ts from 'typescript';
import { expect, test } from 'vitest';
import { productImports, productSources } from './imports.ts';

/** Forms of owners and customers whose words are not kept, by what they do, and why. */
const notKept: Record<string, string> = {
  'app/reviews/gone-page.tsx renew-link': 'an address of one line, asked for by any dead link',
};

/** Forms of the office that keep their words in a way of their own. */
const ownKeeping = ['app/invoices/editor/editor-page.tsx'];

type Tag = ts.JsxSelfClosingElement | ts.JsxOpeningElement;

const sources = new Map(productSources().map((source) => [source.fileName, source]));

/** What the pages of owners and customers are made of: all that their routes draw. */
function partsOfLightPages(): ts.SourceFile[] {
  const next = Map.groupBy(
    productImports().filter(({ typeOnly, to }) => !typeOnly && sources.has(to)),
    ({ from }) => from,
  );
  const isLight = ({ text }: ts.SourceFile) => /\bisLight: true\b/.test(text);
  const reached = new Set([...sources.values()].filter(isLight).map(({ fileName }) => fileName));
  for (const file of reached) for (const { to } of next.get(file) ?? []) reached.add(to);
  return [...reached].flatMap((file) => (file.endsWith('.tsx') ? [sources.get(file)!] : []));
}

const attribute = (tag: Tag, name: string, source: ts.SourceFile): string | null => {
  const found = tag.attributes.properties.find(
    (each): each is ts.JsxAttribute => ts.isJsxAttribute(each) && each.name.getText(source) === name,
  );
  return found ? (found.initializer?.getText(source) ?? '') : null;
};

/** Whether somebody may write into what stands in a form: a field, or whatever else the form is given. */
function hasField(node: ts.Node, source: ts.SourceFile): boolean {
  if (ts.isJsxExpression(node) && node.expression?.getText(source) === 'children') return true;
  if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
    const tag = node.tagName.getText(source);
    if (/^(TextArea|Input|NumberInput|TextField|TextAreaField|textarea)$/.test(tag)) return true;
  }
  return ts.forEachChild(node, (each) => hasField(each, source)) ?? false;
}

/** Every form of those pages that is sent and written into, with whether its words are kept. */
function writtenForms() {
  return partsOfLightPages().flatMap((source) => {
    const found: { name: string; isKept: boolean }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isJsxElement(node)) {
        const tag = node.openingElement;
        const kind = tag.tagName.getText(source);
        const isSent =
          kind === 'ActForm' || (/^[Ff]orm$/.test(kind) && attribute(tag, 'method', source) === '"post"');
        if (isSent && node.children.some((each) => hasField(each, source)))
          found.push({
            name: `${source.fileName} ${(attribute(tag, 'ask', source) ?? attribute(tag, 'data-act', source) ?? '').replaceAll('"', '')}`,
            isKept: attribute(tag, kind === 'ActForm' ? 'keeps' : 'data-keeps', source) !== null,
          });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

test('what owners and customers write outlives a page loaded anew, or is listed with the reason why not', () => {
  const forms = writtenForms();
  expect(forms.filter(({ isKept }) => isKept).length).toBeGreaterThan(6);
  expect(
    forms
      .filter(({ isKept }) => !isKept)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(notKept).sort());
});

test('every form of the office is kept by one mechanism, but for the editor', () => {
  const own = [...sources.values()].filter(({ text }) => /data-own-keeping=/.test(text));
  expect(own.map(({ fileName }) => fileName)).toEqual(ownKeeping);
});
