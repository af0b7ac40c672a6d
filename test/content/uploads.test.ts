import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import { expect, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { makeZip } from '#test/support/make-zip.ts';
import { sliceOf } from '#test/support/slice.ts';
import { twoOffices } from '#test/support/two-offices.ts';
import { openDoor, visitorsOf } from '#test/support/visitors.ts';
import { intakeLimits } from '#workflows/intake/read-file.ts';

const pdfOf = (...objects: (string | Buffer)[]) =>
  Buffer.concat(
    ['%PDF-1.7\n', ...objects, 'trailer<</Root 1 0 R>>\n%%EOF\n'].map((part) => Buffer.from(part as string)),
  );

/** Its one object stream unpacks to hundreds of megabytes, past every cheap check. */
async function heavyPdf(): Promise<Buffer> {
  const blanks = Readable.from(Array(700).fill(Buffer.alloc(1_000_000, ' ')));
  const packed = await buffer(blanks.pipe(createDeflate({ level: 1 })));
  const head = `1 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`;
  return pdfOf(head, packed, '\nendstream\nendobj\n');
}

/** Few bytes, hundreds of thousands of objects by reference. */
const manyObjects = () =>
  pdfOf(Array.from({ length: 60_000 }, (_, at) => `${at + 1} 0 obj[]endobj `).join(''));

async function activePdf(): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  pdf.addJavaScript('open', 'app.alert(1)');
  return Buffer.from(await pdf.save());
}

/** The web process and the parsers it started, as Linux tells; the parsers are what a hostile file weighs on. */
const heaviestChild = () => {
  const { pid } = process;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean);
  const megabytes = children.map((child) => {
    try {
      return (Number(readFileSync(`/proc/${child}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...megabytes);
};

test('hostile files are refused within seconds and within their memory, and others are served meanwhile', {
  timeout: 300_000,
}, async () => {
  const offices = await twoOffices();
  const door = await openDoor(offices);
  const visitors = await visitorsOf(door, offices, offices.ours.officeId);
  const attacker = visitors.find(({ name }) => name === 'admin')!;
  const reader = visitors.find(({ name }) => name === 'accountant')!;
  const businessId = offices.ours.businesses.seller?.id ?? '';
  const laughs = `<!DOCTYPE l [<!ENTITY a "${'ha'.repeat(5000)}">]><l>${'&a;'.repeat(5000)}</l>`;
  const files: [string, Buffer][] = [
    ['a zip bomb', makeZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(40_000_000) }])],
    ['a document type', Buffer.from(laughs)],
    ['a PDF and a zip at once', Buffer.concat([await activePdf(), makeZip([{ name: 'a', content: 'a' }])])],
    ['a PDF that acts', await activePdf()],
    ['a PDF of too many objects', manyObjects()],
    ['a PDF that unpacks without end', await heavyPdf()],
  ];
  await reader.get(paths.invoices());
  const before = performance.now();
  for (let turn = 0; turn < 10; turn++) await reader.get(paths.invoices());
  const usual = (performance.now() - before) / 10;

  const took: number[] = [];
  let heaviest = 0;
  let isDone = false;
  const readers = Array.from({ length: 4 }, async () => {
    while (!isDone) {
      const start = performance.now();
      const { status } = await reader.get(paths.invoices());
      took.push(performance.now() - start);
      expect(status).toBe(200);
      await new Promise((done) => setTimeout(done, 20));
    }
  });
  const watch = setInterval(() => {
    heaviest = Math.max(heaviest, heaviestChild());
  }, 50);

  const upload = async (name: string, file: Buffer, where: 'import' | 'mandate') => {
    const form = new FormData();
    const [field, path] =
      where === 'import' ? ['file', paths.importInvoices()] : ['document', paths.business(businessId)];
    const fields = {
      act: 'record-mandate',
      signedOn: '2026-01-05',
      signedBy: 'x',
      windowHours: '48',
      businessId,
    };
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    form.set(field, new File([new Uint8Array(file)], 'facture.pdf', { type: 'application/pdf' }));
    const start = performance.now();
    const answer = await attacker.upload(path, form);
    return {
      name: `${name} as ${where}`,
      status: answer.status,
      ms: performance.now() - start,
      location: answer.headers.location,
    };
  };
  // Each file goes to one of its places a run.
  const sendings = sliceOf(
    files.flatMap(([name, file]) => (['import', 'mandate'] as const).map((where) => ({ name, file, where }))),
    files.length,
    'uploads',
    ({ name }) => name,
  );
  const answers = [];
  for (const atOnce of Map.groupBy(sendings, ({ name }) => name).values())
    answers.push(...(await Promise.all(atOnce.map(({ name, file, where }) => upload(name, file, where)))));
  isDone = true;
  await Promise.all(readers);
  clearInterval(watch);

  for (const { name, status, ms, location } of answers) {
    expect.soft({ name, status, location }).toEqual({
      name,
      status: expect.toSatisfy((s: number) => s === 200 || s === 400),
      location: undefined,
    });
    // Five seconds for the parser, and the start of its process beside the other and four readers.
    expect.soft(ms, name).toBeLessThan(intakeLimits.milliseconds + 50 * usual + 3000);
  }
  const p99 = took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Number.POSITIVE_INFINITY;
  expect(took.length).toBeGreaterThan(20);
  expect(p99, `${usual} ms when nobody attacks`).toBeLessThan(20 * usual + 500);
  // What a parser takes between two looks at it.
  expect(heaviest).toBeLessThan(512 + 200);
});
