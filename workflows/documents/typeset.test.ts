import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { pdfPages, pdfText } from '#test/documents/pdf-text.ts';
import { sampleDraft, sampleIssued, sampleLine } from '#test/documents/sample-content.ts';
import { closeTypesetter, drawPreview, TypesetError, typeset } from './typeset.ts';

afterAll(closeTypesetter);

const sixtyLines = Array.from({ length: 60 }, (_, index) =>
  sampleLine({ name: `Poste ${index + 1}`, description: 'Fourniture et pose' }),
);

describe('what is on the paper', () => {
  test('an issued invoice carries its number, dates, amounts, identities and mentions', async () => {
    const text = await pdfText(await typeset(sampleIssued()));
    for (const expected of [
      'N° VPC-2026-0118',
      'jeu. 26 nov. 2026',
      'sam. 26 déc. 2026',
      'du 2 au 20 nov. 2026',
      'Biens et services',
      'SIREN 552 031 774',
      'SIRET 904 117 263 00018',
      'Bon de commande BC-88412',
      '12,5 h',
      '2 960,00',
      'Total HT 3 685,00 €',
      'Total TVA 664,50 €',
      'Total TTC 4 349,50 €',
      'Net à payer 4 349,50 €',
      'IBAN FR76 3000 6000 0112 3456 7890 189',
      'Pas d’escompte pour paiement anticipé.',
      'art. L. 441-10',
      '40 €',
      'Facture établie par Calame Facturation au nom et pour le compte de Vasseur Plomberie Chauffage (mandat du 5 janv. 2026',
      'Page 1 / 1',
    ]) {
      expect(text).toContain(expected);
    }
  });

  test('only a draft says that it is provisional, on every page', async () => {
    const drafts = await pdfPages(await typeset(sampleDraft({ lines: sixtyLines })));
    const issued = await pdfText(await typeset(sampleIssued({ lines: sixtyLines })));
    for (const page of drafts) {
      expect(page.replaceAll(' ', '')).toContain('PROVISOIRE·sansvaleurcomptablenifiscale·nepaspayer');
    }
    expect(drafts[0]).toContain('N° provisoire PROV-2026-0418');
    expect(drafts[0]).toContain('Tour 2');
    expect(issued.replaceAll(' ', '')).not.toMatch(/provisoire/i);
  });

  test('sixty lines repeat the head of the table, the number and the seller on each page', async () => {
    const pages = await pdfPages(await typeset(sampleIssued({ lines: sixtyLines })));
    expect(pages.length).toBeGreaterThan(2);
    pages.forEach((page, index) => {
      expect(page).toContain('VPC-2026-0118');
      expect(page).toContain('Vasseur Plomberie Chauffage');
      expect(page).toContain(`Page ${index + 1} / ${pages.length}`);
      if (page.includes('Poste'))
        expect(page).toContain('Désignation Quantité Prix unitaire HT TVA Montant HT');
    });
    const names = pages.join(' ').match(/Poste \d+/g);
    expect(names).toEqual(sixtyLines.map((line) => line.name));
  });

  test('the totals never stand alone: the last two lines are on their page, however many there are', async () => {
    let turned = 0;
    for (let count = 1; count <= 24; count++) {
      const lines = Array.from({ length: count }, (_, index) => sampleLine({ name: `Poste ${index + 1}` }));
      const pages = await pdfPages(await typeset(sampleIssued({ lines })));
      const last = pages.find((page) => page.includes('Net à payer')) ?? '';
      const kept = last.match(/Poste \d+/g) ?? [];
      expect(kept.length, `${count} lines`).toBeGreaterThanOrEqual(Math.min(2, count));
      expect(kept.at(-1)).toBe(`Poste ${count}`);
      expect(pages.join(' ').match(/Poste \d+/g)).toHaveLength(count);
      if (pages.length > 1 && kept.length === 2) turned += 1;
    }
    expect(turned).toBeGreaterThan(0);
  });

  test('the drawing of a draft shows each page: no sheet of paper is laid over the ones before it', async () => {
    const drawing = new TextDecoder().decode(await drawPreview(sampleDraft({ lines: sixtyLines })));
    expect(drawing).toMatch(/viewBox="0 0 595\.\d+ (25|33)\d\d\./);
    expect(drawing).not.toContain('fill="#ffffff"');
  });

  test('a credit note names what it cancels, and its net is to the customer’s credit', async () => {
    const text = await pdfText(
      await typeset(
        sampleIssued({
          kind: 'creditNote',
          precedingDocuments: [{ number: 'VPC-2026-0079', date: '2026-11-03' }],
        }),
      ),
    );
    expect(text).toContain('Avoir');
    expect(text).toContain('Annule VPC-2026-0079 du mar. 3 nov. 2026');
    expect(text).toContain('Total TTC −4 349,50 €');
    expect(text).toContain('Net à votre crédit 4 349,50 €');
    expect(text).not.toContain('IBAN');
  });

  test('English says the same', async () => {
    const text = await pdfText(await typeset(sampleIssued({}, { locale: 'en' })));
    expect(text).toContain('Invoice No. VPC-2026-0118');
    expect(text).toContain('Net to pay €4,349.50');
    expect(text).toContain('in the name and on behalf of Vasseur Plomberie Chauffage');
  });
});

describe('the workers', () => {
  test('the same input gives the same bytes, in another worker too', async () => {
    const input = sampleIssued({ lines: sixtyLines });
    const first = await typeset(input);
    const [second, third] = await Promise.all([typeset(input), typeset(structuredClone(input))]);
    await closeTypesetter();
    const later = await typeset(input);
    for (const pdf of [second, third, later]) expect(Buffer.compare(pdf, first)).toBe(0);
  });

  test('the event loop stays free while a long document is set', async () => {
    const lines = Array.from({ length: 300 }, () => sampleLine({ description: 'Fourniture et pose' }));
    await typeset(sampleIssued());
    let done = false;
    let turns = 0;
    const pdf = typeset(sampleIssued({ lines })).finally(() => {
      done = true;
    });
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    expect((await pdf).length).toBeGreaterThan(100_000);
    expect(turns).toBeGreaterThan(100);
  });

  test('a document that takes too long is given up, and the next one is set by a new worker', async () => {
    await closeTypesetter();
    await expect(typeset(sampleIssued(), 1)).rejects.toThrow(TypesetError);
    expect((await typeset(sampleIssued())).length).toBeGreaterThan(10_000);
  });

  test('a document that can’t be set is an error of its own, beside others that can', async () => {
    const undated = sampleIssued({}, { issuedOn: null });
    const results = await Promise.allSettled([typeset(undated), typeset(sampleIssued())]);
    expect(results.map((each) => each.status)).toEqual(['rejected', 'fulfilled']);
    await expect(typeset(undated)).rejects.toThrow('no date of issue');
  });

  test('closing rejects what still waits', async () => {
    const waiting = Promise.allSettled(Array.from({ length: 5 }, () => typeset(sampleIssued())));
    await closeTypesetter();
    expect((await waiting).every((each) => each.status === 'rejected')).toBe(true);
  });
});

test('what a document of thousands of lines took of memory is given back', async () => {
  const lines = Array.from({ length: 3000 }, (_, index) => sampleLine({ name: `Poste ${index + 1}` }));
  const most = () => Math.max(0, ...typesetterMegabytes());
  await typeset(sampleIssued({ lines }));
  await typeset(sampleIssued());
  expect(most()).toBeGreaterThan(0);
  expect(most()).toBeLessThan(450);
});

/** What the processes that this one started hold in memory. */
function typesetterMegabytes(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean);
  return children.map(
    (pid) => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1e6,
  );
}
