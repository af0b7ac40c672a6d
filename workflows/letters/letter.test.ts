import { PDFDocument } from 'pdf-lib';
import { extractTextItems } from 'unpdf';
import { afterAll, describe, expect, test } from 'vitest';
import { letterKinds } from '#db/shapes/letter.ts';
import { pdfPages, pdfText, pdfTextWidth } from '#test/documents/pdf-text.ts';
import { sampleParty } from '#test/documents/sample-content.ts';
import { sampleLetter, sampleLetterLine } from '#test/letters/sample-letter.ts';
import { hostilePayloads } from '#test/support/hostile-payloads.ts';
import { activeParts } from '#workflows/intake/active-pdf.ts';
import { plainLook } from '../documents/look/look.ts';
import { closeTypesetter } from '../documents/typeset.ts';
import { makeLetter } from './make-letter.ts';

afterAll(closeTypesetter);

const make = (change: Parameters<typeof sampleLetter>[0] = {}) => makeLetter(sampleLetter(change), plainLook);
const textOf = async (change: Parameters<typeof sampleLetter>[0] = {}) => pdfText((await make(change)).pdf);

const mm = 72 / 25.4;
/** Texts of the first page with their places in millimetres from its top left. */
async function places(pdf: Uint8Array) {
  const { items } = await extractTextItems(pdf.slice());
  return (items[0] ?? [])
    .filter(({ str }) => str.trim() !== '')
    .map(({ str, x, y, width }) => ({ str, left: x / mm, right: (x + width) / mm, top: (841.89 - y) / mm }));
}

describe('the window', () => {
  const long = {
    name: 'Syndicat des copropriétaires de la Résidence du Grand Large',
    contact: 'Madame Anne-Élisabeth de Sainte-Croix',
    address: {
      line1: '1234 bis, boulevard du Maréchal de Lattre de Tassigny prolongé',
      line2: 'Bâtiment C, escalier 12, appartement 1204',
      line3: 'BP 12045',
      postcode: '80000',
      city: 'Saint-Germain-en-Laye-sur-Somme CEDEX 12',
      country: 'FR',
    },
  };

  test.each([
    ['a short address', sampleLetter().customer],
    ['a long one', sampleParty(long)],
    [
      'one abroad',
      sampleParty({ ...long, address: { ...long.address, country: 'GB', region: 'Greater London' } }),
    ],
    ['one word of 200 letters', sampleParty({ ...long, name: 'W'.repeat(200) })],
  ])('%s is in it, and nothing else is near', async (_, customer) => {
    const found = await places((await make({ customer })).pdf);
    const near = found.filter(({ right, top }) => right > 110 && top > 45 && top < 95);
    expect(near.length).toBeGreaterThanOrEqual(4);
    for (const { str, left, right, top } of near) {
      expect(left, str).toBeGreaterThanOrEqual(113.9);
      expect(right, str).toBeLessThanOrEqual(192.5);
      expect(top, str).toBeGreaterThanOrEqual(58);
      expect(top, str).toBeLessThanOrEqual(86.5);
    }
    expect(found.filter(({ right, top }) => right > 136 && top < 40)).toEqual([]);
  });
});

describe('what a letter says', () => {
  test('of each document number, subject, days and amount; the sum, the account, whom to call and who prepared it', async () => {
    const text = await textOf({
      documents: [
        sampleLetterLine({ openCents: 140_400, disputedCents: 21_600 }),
        sampleLetterLine({ number: 'PRI-2026-0069', dueOn: '2026-11-17', askedCents: 54_230 }),
      ],
    });
    for (const expected of [
      'Amiens, le ven. 27 nov. 2026',
      '2 factures restent à payer, 1 730,30 €',
      'PRI-2026-0064',
      '25 jours',
      '1 404,00 €, moins 216,00 € contestés',
      '10 jours',
      'À payer',
      'IBAN FR76 3000 6000 0112 3456 7890 189',
      'Référence à rappeler : PRI-2026-0064, PRI-2026-0069',
      'Inès Rouvière, 03 53 01 42 18',
      'Lettre préparée par Calame Facturation au nom et pour le compte de Vasseur Plomberie Chauffage (mandat du 5 janv. 2026)',
      'Page 1 / 1',
    ])
      expect(text).toContain(expected);
    expect(text).not.toContain('recommandée');
  });

  test('a formal notice has the words the law asks for, whatever the business writes of its own', async () => {
    const notice = { kind: 'formalNotice', payBy: '2026-12-12' } as const;
    for (const paragraphs of [null, ['Nos mots à nous.']]) {
      const text = await textOf({ ...notice, paragraphs, earlier: ['relance du 9 nov. 2026'] });
      expect(text).toContain('mise en demeure de payer 1 188,00 €');
      expect(text).toContain('nous vous mettons en demeure, au sens de l’article 1344 du Code civil');
      expect(text).toContain('au plus tard le sam. 12 déc. 2026');
      expect(text).toContain('injonction de payer');
      expect(text).toContain('L. 441-10');
      expect(text).toContain('Lettre recommandée avec avis de réception');
      expect(text).toContain('relance du 9 nov. 2026');
    }
    const consumer = await textOf({ ...notice, debtor: 'consumer' });
    expect(consumer).toContain('intérêt au taux légal');
    expect(consumer).not.toContain('indemnité');
    expect(await textOf({ ...notice, debtor: 'public' })).toContain('Code de la commande publique');
    expect(await textOf({ ...notice, locale: 'en' })).toContain('formal notice (mise en demeure)');
  });

  test('interest and indemnity are counted where they are claimed, and only there', async () => {
    const claimed = await textOf({
      kind: 'dunning2',
      claimed: { interestCents: 1_835, indemnityCents: 4_000 },
    });
    expect(claimed).toContain('Pénalités de retard 18,35 €');
    expect(claimed).toContain('1 246,35 €');
    expect(await textOf({ kind: 'dunning2' })).toContain('Elles ne sont pas comptées ici');
    expect(await textOf()).toContain('Ni frais ni intérêt');
  });

  test('without one account for all, each document says where it is paid', async () => {
    const text = await textOf({ account: null });
    expect(text).toContain('Chaque facture dit où elle se paie');
    expect(text).not.toContain('IBAN');
  });
});

describe('as it is set', () => {
  test('each level in each language fits on one page with a few documents', async () => {
    const documents = Array.from({ length: 5 }, () =>
      sampleLetterLine({ disputedCents: 100, openCents: 118_900 }),
    );
    for (const kind of letterKinds)
      for (const locale of ['fr', 'en'] as const) {
        const { pages } = await make({
          kind,
          locale,
          documents,
          payBy: '2026-12-12',
          earlier: ['a', 'b'],
          claimed: { interestCents: 1, indemnityCents: 2 },
        });
        expect(pages, `${kind} ${locale}`).toBe(1);
      }
  });

  test('forty documents go over pages, each once, under a repeated head, the sum beside the last', async () => {
    const documents = Array.from({ length: 40 }, (_, at) =>
      sampleLetterLine({ number: `PRI-2026-${1000 + at}` }),
    );
    const { pdf, pages } = await make({ documents });
    const texts = await pdfPages(pdf);
    expect(texts).toHaveLength(pages);
    expect(pages).toBeGreaterThan(1);
    expect(texts.join(' ').match(/PRI-2026-\d+/g)).toEqual(documents.map(({ number }) => number));
    for (const [index, text] of texts.entries()) expect(text).toContain(`Page ${index + 1} / ${pages}`);
    expect(texts.find((text) => text.includes('À payer'))).toContain('PRI-2026-1039');
  });

  test('the sum never stands alone, however many documents there are', async () => {
    for (let count = 18; count <= 32; count += 1) {
      const documents = Array.from({ length: count }, (_, at) =>
        sampleLetterLine({ number: `N-${at + 1}.` }),
      );
      const texts = await pdfPages((await make({ documents })).pdf);
      expect(
        texts.find((text) => text.includes('À payer')),
        `${count}`,
      ).toContain(`N-${count}.`);
    }
  });

  test('the same facts give the same bytes', async () => {
    const facts = sampleLetter();
    const [one, two] = [
      await makeLetter(facts, plainLook),
      await makeLetter(structuredClone(facts), plainLook),
    ];
    expect(one.sha256).toBe(two.sha256);
  });

  test('hostile texts are printed as they are, stay on the sheet, and the PDF does nothing', async () => {
    for (const payload of hostilePayloads) {
      const { pdf } = await make({
        business: sampleParty({
          name: payload,
          legalForm: payload,
          address: { ...sampleLetter().business.address, city: payload },
        }),
        customer: sampleParty({
          name: payload,
          address: { ...sampleLetter().customer.address, line1: payload },
        }),
        documents: [sampleLetterLine({ subject: payload })],
        paragraphs: [payload],
        closing: [payload],
        signer: payload,
      });
      expect(activeParts(await PDFDocument.load(pdf)), payload).toEqual([]);
      expect(await pdfTextWidth(pdf), payload).toBeLessThan(595);
      expect(await pdfText(pdf)).not.toContain('root:x:0');
    }
  });
});
