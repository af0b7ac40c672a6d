import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { beforeAll, describe, expect, test } from 'vitest';
import { again, sliceOf } from '#test/support/slice.ts';
import { serializeCii, serializeFacturX } from '#workflows/documents/cii/serialize-cii.ts';
import type { ElectronicDocument } from '#workflows/documents/electronic/electronic-document.ts';
import { sheetOf } from '#workflows/documents/sheet.ts';
import { readXml } from '#workflows/intake/read-xml.ts';
import { dueDate } from '#workflows/invoice/due-date.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { generate } from './support/generate.ts';
import { hasValidation, officialJudge, validation } from './support/judge.ts';

/** What the profile of a Factur-X has no place for is read on its page: nothing is lost between the two. */
describe('what a Factur-X leaves out of CII stands on its page', () => {
  test('in every generated document', () => {
    const left = new Set<string>();
    for (let seed = 0; seed < 60; seed++) {
      const { name, document } = generate(seed);
      const carried = textsOf(serializeFacturX(document).xml);
      const printed = pageOf(document);
      for (const [text, where] of textsOf(serializeCii(document))) {
        if (carried.has(text) || text.startsWith('urn:')) continue;
        left.add(where);
        expect(printed, `${name}: ${where}`).toContain(plain(text));
      }
    }
    // The slice is wide enough to have met every kind.
    expect([...left].sort()).toEqual(expect.arrayContaining(['Buyer/Description', 'Payee/LineOne']));
  });
});

describe.skipIf(!hasValidation)('a document that a judge refused, written anew', () => {
  const folder = join(validation, 'failing');
  let judge: Awaited<ReturnType<typeof officialJudge>>;
  beforeAll(async () => {
    judge = await officialJudge('facturX');
  });

  const all = globSync('out-*.cii.xml', { cwd: folder }).sort();
  test.each(sliceOf(all, 1, 'refused documents'))('%s', (file) => {
    const refused = readFileSync(join(folder, file), 'utf8');
    const { content: read, source } = readXml(Buffer.from(refused));
    // Without VAT a file tells no rate of exchange, which its author is asked for.
    const exchange = { rate: '0.9', on: '2026-11-01', source: 'Banque de France' };
    const content = read.currency === 'EUR' ? read : withTotals({ ...read, exchange });
    const issuedOn = source.issueDate ?? '2026-11-22';
    const dueOn = dueDate(content.dueRule, issuedOn);
    const document = { content, number: source.number, issuedOn, dueOn, mandate: null };
    expect(judge(refused)).not.toEqual([]);
    expect(judge(serializeFacturX(document).xml), again).toEqual([]);
  });
});

if (!hasValidation)
  test.skip('a document that a judge refused: needs ../shared/validation/failing', () => {});

/** Each text of an XML, with the last names of its place. */
function textsOf(xml: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: Node, party: string) => {
    const inside = /^ram:(\w+)TradeParty$/.exec(node.nodeName)?.[1] ?? party;
    const children = [...node.childNodes].filter((each) => each.nodeType === 1);
    if (children.length === 0)
      found.set(node.textContent ?? '', `${inside}/${node.nodeName.replace('ram:', '')}`);
    for (const child of children) walk(child, inside);
  };
  walk(new DOMParser().parseFromString(xml, 'text/xml').documentElement as unknown as Node, '');
  return found;
}

function pageOf({ content, number, issuedOn, dueOn, mandate }: ElectronicDocument): string {
  const sheet = sheetOf({
    content,
    stage: 'issued',
    reference: number,
    issuedOn,
    dueOn,
    mandate,
    round: null,
    locale: 'fr',
  });
  return plain(JSON.stringify(sheet));
}

const plain = (text: string) => text.replace(/[\s\u00a0\u202f]/g, '').replaceAll('\\"', '"');
