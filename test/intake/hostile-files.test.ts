import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeXlsx } from '#test/support/make-xlsx.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { sliceOf } from '#test/support/slice.ts';
import { smallCii } from '#test/support/small-cii.ts';
import { type IntakeLimits, intakeLimits, readFile } from '#workflows/intake/read-file.ts';

const book = () =>
  makeXlsx({
    A: [
      ['Désignation', 'PU'],
      ['Pose', 1],
    ],
  });
const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat(
    ['%PDF-1.7\n', ...objects, 'trailer<</Root 1 0 R>>\n%%EOF\n'].map((part) => Buffer.from(part as string)),
  );

/** A PDF of some megabytes whose one object stream unpacks to 700: it passes every cheap check. */
async function streamBomb(): Promise<Buffer> {
  const spaces = Readable.from(Array(700).fill(Buffer.alloc(1_000_000, ' ')));
  const packed = await buffer(spaces.pipe(createDeflate({ level: 1 })));
  const start = `1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  return pdf(start, packed, '\nendstream\nendobj\n');
}

/** A busy machine takes its time: only where time is the question is a file refused for it. */
const patient: Partial<IntakeLimits> = { milliseconds: 60_000 };

async function codeOf(bytes: Uint8Array, limits = patient, name = 'file') {
  const result = await readFile({ name, bytes }, limits);
  return result.ok ? `taken as ${result.kind}` : result.reason.code;
}

describe('a hostile or broken file is refused, and the event loop goes on', () => {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  let started = 0;
  beforeEach(() => {
    delay.reset();
    delay.enable();
    started = performance.now();
  });
  afterEach(() => {
    delay.disable();
    // Who parses in the process of the pages holds them up for as long as it takes.
    expect(delay.max / 1e6).toBeLessThan(Math.max(500, (performance.now() - started) / 2));
  });

  const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'.replace(/./g, (at) => `<!ENTITY ${at} "${`&${String.fromCharCode(at.charCodeAt(0) - 1)};`.repeat(10)}">`)}]><l>&j;</l>`;
  const zeros = Buffer.alloc(40_000_000);
  const sheet = book();
  const objects = Array.from({ length: 20_001 }, (_, at) => `${at + 1} 0 obj\nnull\nendobj\n`).join('');

  const files: [string, Uint8Array, string][] = [
    ['a zip bomb', makeZip([{ name: 'xl/workbook.xml', content: zeros }]), 'zip.ratio'],
    [
      'a zip of more than 50 MB',
      makeZip([zeros, zeros].map((content, at) => ({ name: `${at}`, content }))),
      'zip.tooLarge',
    ],
    [
      'a zip that lies about its sizes',
      makeZip([{ name: 'xl/workbook.xml', content: zeros, declaredSize: 10 }]),
      'file.unreadable',
    ],
    [
      'a zip of too many entries',
      makeZip(Array.from({ length: 1001 }, (_, at) => ({ name: `${at}`, content: '' }))),
      'zip.entries',
    ],
    ['a zip that is no workbook', makeZip([{ name: 'a.txt', content: 'a' }]), 'xlsx.notWorkbook'],
    [
      'a workbook with a document type',
      makeZip([{ name: 'xl/workbook.xml', content: '<!DOCTYPE x><x/>' }]),
      'xml.doctype',
    ],
    ['a workbook cut short', sheet.subarray(0, sheet.length - 30), 'file.truncated'],
    ['a workbook behind a PDF', Buffer.concat([pdf(), sheet]), 'file.polyglot'],
    ['a workbook behind a text', Buffer.concat([Buffer.from('a;b\n'), sheet]), 'file.polyglot'],
    ['billions of laughs', Buffer.from(laughs), 'xml.doctype'],
    ['laughs in UTF-16', Buffer.from(`\ufeff${laughs}`, 'utf16le'), 'xml.doctype'],
    ['an XML cut short', smallCii().subarray(0, 1000), 'xml.malformed'],
    [
      'elements nested without end',
      Buffer.from('<a>'.repeat(100_000) + '</a>'.repeat(100_000)),
      'xml.malformed',
    ],
    ['a PDF of too many objects', pdf(objects), 'pdf.tooComplex'],
    [
      'a PDF that claims too many packed objects',
      pdf('1 0 obj\n<</Type/ObjStm/N 999999>>\nendobj\n'),
      'pdf.tooComplex',
    ],
    ['a PDF cut short', pdf(objects.slice(0, 1000)).subarray(0, 900), 'file.truncated'],
    ['a PDF without an invoice', pdf('1 0 obj\n<</Type/Catalog>>\nendobj\n'), 'pdf.noXml'],
    ['a PDF of nonsense', pdf('nonsense'), 'file.unreadable'],
    ['an image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), 'file.unknown'],
    ['an old workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'file.oldExcel'],
    ['nothing', Buffer.alloc(0), 'file.empty'],
    ['more than 20 MB', Buffer.alloc(20_000_001, 'a'), 'file.tooLarge'],
  ];

  /** Some a run, of each kind that is refused. */
  const few = sliceOf(files, 8, 'hostile files', ([, , code]) => code.split('.', 1)[0]);

  test.each(few)('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('the bytes decide, not the name', async () => {
    expect(await codeOf(smallCii(), patient, 'lines.csv')).toBe('taken as document');
    expect(await codeOf(sheet, patient, 'invoice.pdf')).toBe('taken as lines');
  });
});

describe('a file that passes every check and still', () => {
  let bomb: Buffer;
  beforeAll(async () => {
    bomb = await streamBomb();
  });

  test('takes too much memory is stopped at the limit', async () => {
    expect(await codeOf(bomb)).toBe('file.tooHeavy');
  });

  test('takes too long is stopped at the limit', async () => {
    expect(intakeLimits.milliseconds, 'what people wait for').toBe(5000);
    expect(await codeOf(bomb, { milliseconds: 500, megabytes: 8000 })).toBe('file.tooSlow');
  });
});

test('beyond those being read and those that wait, files are put off, and the others are all taken', async () => {
  const results = await Promise.all(Array.from({ length: 24 }, () => codeOf(smallCii())));
  expect(results.filter((code) => code === 'busy')).toHaveLength(2);
  expect(results.filter((code) => code === 'taken as document')).toHaveLength(22);
});
