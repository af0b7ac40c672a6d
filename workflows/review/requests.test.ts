import { expect, test } from 'vitest';
import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { sampleContent } from '#test/support/content.ts';
import { askedAbout, canTake, type Request, standingOf, withRequest } from './requests.ts';

const line = sampleContent().lines[0]!;
const asked = sampleContent({
  lines: [
    {
      ...line,
      id: 'l1',
      name: 'Pose',
      quantity: '4',
      unitPrice: '58.00',
      vat: { category: 'S', rate: '10' },
    },
    { ...line, id: 'l2', name: 'Vanne', quantity: '1', unitPrice: '42', vat: { category: 'E', rate: '0' } },
  ],
});
const request = (given: Partial<Request>): Request => ({
  lineId: null,
  field: null,
  before: null,
  after: null,
  ...given,
});
const with1 = (change: Partial<Line>): InvoiceContent => ({
  ...asked,
  lines: asked.lines.map((each) => (each.id === 'l1' ? { ...each, ...change } : each)),
});
const price = request({ lineId: 'l1', field: 'line.unitPrice', before: '58.00', after: '110' });
const missing = request({ field: 'line.missing' });
const extra = request({ lineId: 'l2', field: 'line.extra', before: 'Vanne' });

test.each<[string, Request, InvoiceContent, string]>([
  ['the price is as it was', price, asked, 'open'],
  ['written otherwise it is still as it was', price, with1({ unitPrice: '58' }), 'open'],
  ['it is what was asked for, however it is written', price, with1({ unitPrice: '110.00' }), 'done'],
  ['it is a third thing', price, with1({ unitPrice: '108' }), 'otherwise'],
  ['the line is gone', price, { ...asked, lines: [asked.lines[1]!] }, 'otherwise'],
  ['another field of it changed', price, with1({ quantity: '3' }), 'open'],
  [
    'a field recorded without its line',
    { ...price, field: 'unitPrice' },
    with1({ unitPrice: '110' }),
    'done',
  ],
  ['a line too many is there', extra, asked, 'open'],
  ['a line too many is gone', extra, { ...asked, lines: [asked.lines[0]!] }, 'done'],
  ['no line was added', missing, with1({ quantity: '3' }), 'open'],
  ['one was added', missing, { ...asked, lines: [...asked.lines, { ...line, id: 'l3' }] }, 'done'],
  ['the buyer is the same', request({ field: 'buyer' }), asked, 'open'],
  ['the buyer has moved', request({ field: 'buyer' }), moved(), 'done'],
  ['the buyer moved and the dates were asked about', request({ field: 'period' }), moved(), 'open'],
  ['words alone', request({}), asked, 'unsure'],
  ['something else', request({ field: 'other', after: 'deux factures' }), moved(), 'unsure'],
])('%s', (_, of, content, standing) => {
  expect(standingOf(of, content, askedAbout(asked))).toBe(standing);
});

test('a retention that follows the total does not answer whoever asked about it', () => {
  const retention = { percent: '5', amountCents: 1000, releaseOn: null, reason: '' };
  const before = { ...asked, retention };
  const standing = (after: InvoiceContent) =>
    standingOf(request({ field: 'retention' }), after, askedAbout(before));
  expect(standing({ ...before, retention: { ...retention, amountCents: 900 } })).toBe('open');
  expect(standing({ ...before, retention: { ...retention, percent: '3' } })).toBe('done');
  expect(standing({ ...before, retention: null })).toBe('done');
});

test('what is asked for is taken over, and then stands as done', () => {
  const requests = [
    price,
    extra,
    request({ lineId: 'l1', field: 'line.quantity', before: '4', after: '3.5' }),
    request({ lineId: 'l1', field: 'line.name', before: 'Pose', after: 'Pose et essai' }),
    request({ lineId: 'l1', field: 'vat.rate', before: '10', after: '20' }),
  ];
  for (const each of requests) {
    expect(canTake(each, asked)).toBe(true);
    const after = withRequest(each, asked);
    expect(after && standingOf(each, after, askedAbout(asked))).toBe('done');
  }
  expect(withRequest(price, asked)?.totals.netCents).toBe(4 * 11_000 + 4200);
});

test('what says too little is not offered to be taken over', () => {
  const rate = (lineId: string, after: string) =>
    request({ lineId, field: 'line.vat.rate', before: '0', after });
  for (const each of [missing, request({ field: 'buyer' }), rate('l2', '10'), rate('l1', '0')])
    expect(canTake(each, asked)).toBe(false);
  expect(canTake({ ...price, lineId: 'l9' }, asked)).toBe(false);
  expect(withRequest(missing, asked)).toBeNull();
});

function moved(): InvoiceContent {
  const { buyer } = asked;
  return { ...asked, buyer: { ...buyer, address: { ...buyer.address, line1: '4, rue Neuve' } } };
}
