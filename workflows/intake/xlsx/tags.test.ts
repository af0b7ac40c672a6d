import { expect, test } from 'vitest';
import { Refusal } from '../refusal.ts';
import { tagsOf } from './tags.ts';

const walk = (xml: string) =>
  [...tagsOf(Buffer.from(xml))].map((tag) => {
    if (tag.kind === 'text') return tag.text;
    return tag.kind === 'close' ? `/${tag.name}` : `${tag.name} ${JSON.stringify(tag.attributes)}`;
  });

test('elements without their prefixes, attributes in either quotes, texts without entities', () => {
  const xml = `<?xml version="1.0"?><x:c r="A1" s='a&gt;"b'><!-- <v>no</v> --><v>1 &lt; 2 &#233; _x000D_</v><t><![CDATA[a<b]]></t></x:c><e/>`;
  expect(walk(xml)).toEqual([
    'c {"r":"A1","s":"a>\\"b"}',
    'v {}',
    '1 < 2 é \n',
    '/v',
    't {}',
    'a<b',
    '/t',
    '/c',
    'e {}',
    '/e',
  ]);
});

test.each([
  ['an element that never ends', '<row '],
  ['a name without end', `<${'a'.repeat(200_000)}`],
  ['a comment without end', `<!--${'-'.repeat(200_000)}`],
  ['quotes that never close', `<c r="${'a'.repeat(200_000)}`],
  ['attributes without end', `<c ${'a="b" '.repeat(50_000)}`],
])('%s is refused at once', (_, xml) => {
  const before = process.cpuUsage();
  expect(() => walk(xml)).toThrow(Refusal);
  const { user } = process.cpuUsage(before);
  expect(user / 1e6).toBeLessThan(1);
});
