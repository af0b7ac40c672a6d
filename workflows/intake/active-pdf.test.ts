import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { expect, test } from 'vitest';
import { activeParts } from './active-pdf.ts';

const name = (text: string) => PDFName.of(text);

async function given(change: (pdf: PDFDocument) => void | Promise<void>): Promise<string[]> {
  const pdf = await PDFDocument.create();
  pdf.addPage();
  await change(pdf);
  // Saved and read again, so that what is written packed into object streams is looked at as it will arrive.
  return activeParts(await PDFDocument.load(await pdf.save()));
}

const action = (pdf: PDFDocument, kind: string, more: Record<string, PDFString> = {}) =>
  pdf.context.register(pdf.context.obj({ S: kind, ...more }));

test('paper is only paper, with a first view and links too', async () => {
  const calm = await given((pdf) => {
    const page = pdf.getPage(0);
    pdf.catalog.set(name('OpenAction'), pdf.context.obj([page.ref, name('Fit')]));
    const link = pdf.context.obj({
      Type: 'Annot',
      Subtype: 'Link',
      A: action(pdf, 'URI', { URI: PDFString.of('https://a.example') }),
    });
    page.node.set(name('Annots'), pdf.context.obj([link]));
  });
  expect(calm).toEqual([]);
});

test.each<[string, (pdf: PDFDocument) => void | Promise<void>, string]>([
  ['a script that runs when it is opened', (pdf) => pdf.addJavaScript('a', 'app.alert(1)'), 'JS'],
  [
    'a script by an action',
    (pdf) => pdf.catalog.set(name('OpenAction'), action(pdf, 'JavaScript')),
    'JavaScript',
  ],
  ['a program to start', (pdf) => pdf.catalog.set(name('OpenAction'), action(pdf, 'Launch')), 'Launch'],
  [
    'a form that sends itself',
    (pdf) => pdf.catalog.set(name('OpenAction'), action(pdf, 'SubmitForm')),
    'SubmitForm',
  ],
  [
    'something done at the turn of a page',
    (pdf) => pdf.getPage(0).node.set(name('AA'), PDFDict.withContext(pdf.context)),
    'AA',
  ],
  ['a form of another kind', (pdf) => pdf.catalog.set(name('AcroForm'), pdf.context.obj({ XFA: [] })), 'XFA'],
  ['another file in it', (pdf) => pdf.attach(new Uint8Array([1]), 'a.exe'), 'EmbeddedFiles'],
])('%s is seen', async (_, change, part) => expect(await given(change)).toContain(part));

test('a name written with escapes is seen', async () => {
  const written = [
    '%PDF-1.7',
    '1 0 obj <</Type/Catalog/Pages 3 0 R/OpenAction 2 0 R>> endobj',
    '2 0 obj <</S/J#61vaScript/#4a#53 (app.alert\\(1\\))>> endobj',
    '3 0 obj <</Type/Pages/Kids[]/Count 0>> endobj',
    'trailer <</Root 1 0 R>>',
    '%%EOF',
  ].join('\n');
  expect(activeParts(await PDFDocument.load(Buffer.from(written)))).toEqual(['JavaScript', 'JS']);
});
