import { describe, expect, test } from 'vitest';
import { sampleDraft, sampleIssued, sampleLine } from '#test/documents/sample-content.ts';
import { sheetOf } from './sheet.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const totals = (sheet: ReturnType<typeof sheetOf>) =>
  [...sheet.totals, { ...sheet.net, note: '' }].map((each) => plain(`${each.label} ${each.amount}`));

describe('the way from the lines to what is paid', () => {
  test('every step that moves the amount is printed', () => {
    const sheet = sheetOf(
      sampleIssued({
        adjustments: [
          {
            kind: 'allowance',
            amountCents: 10000,
            baseCents: 200000,
            percent: '5',
            reason: 'Fidélité',
            reasonCode: '',
            vat: { category: 'S', rate: '20' },
          },
        ],
        prepaidCents: 50000,
        retention: { percent: '5', amountCents: 21148, releaseOn: null, reason: '' },
        penalty: { amountCents: 7500, reason: '1 jour' },
      }),
    );
    expect(totals(sheet)).toEqual([
      'Total des lignes HT 3 685,00 €',
      'Remise 5 % sur 2 000,00 −100,00 €',
      'Total HT 3 585,00 €',
      'Total TVA 644,50 €',
      'Total TTC 4 229,50 €',
      'Acompte déjà réglé −500,00 €',
      'Reste dû 3 729,50 €',
      'Retenue de garantie 5 % −211,48 €',
      'Pénalité −75,00 €',
      'Net à payer 3 443,02 €',
    ]);
  });

  test('a plain invoice has no empty steps', () => {
    expect(totals(sheetOf(sampleIssued()))).toEqual([
      'Total HT 3 685,00 €',
      'Total TVA 664,50 €',
      'Total TTC 4 349,50 €',
      'Net à payer 4 349,50 €',
    ]);
  });

  test('more deducted than owed is a credit, not a negative amount to pay', () => {
    const sheet = sheetOf(sampleIssued({ prepaidCents: 500000 }));
    expect(totals(sheet).at(-1)).toBe('Net à votre crédit 650,50 €');
  });

  test.each(['2', '-2'])(
    'a credit note of %s reads the same whichever sign it was entered with',
    (quantity) => {
      const lines = [sampleLine({ quantity, adjustments: [] })];
      const sheet = sheetOf(sampleIssued({ kind: 'creditNote', lines }));
      expect(sheet.rows.map((row) => plain(`${row.quantity} ${row.price} ${row.amount}`))).toEqual([
        '−2 u 100,00 −200,00',
      ]);
      expect(totals(sheet)).toContain('Total TTC −240,00 €');
      expect(totals(sheet).at(-1)).toBe('Net à votre crédit 240,00 €');
      expect(sheet.payment).toBeNull();
    },
  );
});

describe('a document that leaves nothing to pay', () => {
  const one = sampleLine({});
  const sample = { ...one, unitPrice: '0' };
  const recovered = { ...one, id: 'r1', quantity: `-${one.quantity}` };
  test.each([
    ['a sample', { lines: [sample] }],
    ['a final invoice that its deposits cover', { lines: [one, recovered] }],
    [
      'an invoice paid before',
      {
        paidOn: '2026-11-20',
        prepaidCents: sampleIssued({ lines: [one] }).content.totals.grossCents,
        lines: [one],
      },
    ],
  ])('%s names no account, no code and no day to pay', (_, change) => {
    const sheet = sheetOf(sampleIssued({ ...change, retention: null, penalty: null }));
    expect(totals(sheet).at(-1)).toBe('Net à payer 0,00 €');
    expect(sheet.payment).toBeNull();
    expect(sheet.codes.every(({ title }) => !/payer/i.test(title))).toBe(true);
    expect(sheet.mentions[0]?.paragraphs[0]).toMatch(/^(Rien à payer|Payée le .*2026)\.$/);
    expect(sheet.facts.find(({ label }) => label === 'Échéance')?.value).toMatch(/sans objet|Payée/);
  });

  test('a credit note of nothing gives nothing back, and says what it is about', () => {
    const precedingDocuments = [{ number: 'A-1', date: '2026-10-01' }];
    const { mentions } = sheetOf(
      sampleIssued({
        kind: 'creditNote',
        lines: [sample],
        precedingDocuments,
        retention: null,
        penalty: null,
      }),
    );
    const said = mentions.flatMap(({ paragraphs }) => paragraphs).join(' ');
    expect(plain(said)).toContain(
      'Le présent avoir porte sur la facture A-1 du jeu. 1er oct. 2026, sans en changer le montant.',
    );
    expect(said).not.toMatch(/imputé|hauteur/);
  });
});

describe('a line', () => {
  const row = (line: Parameters<typeof sampleLine>[0]) =>
    sheetOf(sampleIssued({ lines: [sampleLine(line)] })).rows[0];

  test('prints its unit, base quantity, period, discount and what is special about it', () => {
    const printed = row({
      quantity: '100',
      unit: 'MTR',
      unitPrice: '45',
      baseQuantity: '1000',
      description: 'Première ligne\nseconde',
      special: 'depositRecovery',
      period: { from: '2026-11-02', to: '2026-11-03' },
      adjustments: [
        {
          kind: 'allowance',
          amountCents: 50,
          baseCents: null,
          percent: null,
          reason: 'fin de lot',
          reasonCode: '',
        },
      ],
    });
    expect(plain(printed?.quantity ?? '')).toBe('100 m');
    expect(plain(printed?.price ?? '')).toBe('45,00 / 1 000');
    expect(printed?.amount).toBe('4,00');
    expect(printed?.notes.map(plain)).toEqual([
      'Acompte déduit',
      'Première ligne',
      'seconde',
      'du 2 au 3 nov. 2026',
      'Remise (fin de lot) : −0,50',
    ]);
  });

  test.each([
    ['HUR', '1.5', 'h'],
    ['DAY', '1.5', 'jour'],
    ['DAY', '2', 'jours'],
    ['DAY', '-2', 'jours'],
    ['ZZ9', '3', 'ZZ9'],
  ])('unit %s of %s is “%s”', (unit, quantity, expected) => {
    expect(row({ unit, quantity })?.quantity.split('\u00a0')[1]).toBe(expected);
  });
});

test.each([
  ['a few words', 'Fourniture et pose', '1', false],
  ['a description of ten lines', 'Dépose, repose et essais. '.repeat(20), '1', false],
  ['one that fills pages', 'Dépose, repose et essais.\n'.repeat(60), '1', true],
  ['a wide one beside small figures', 'W'.repeat(1300), '1', false],
  ['a wide one squeezed by enormous figures', 'W'.repeat(1300), '1234567890', true],
])('%s may be split over pages or not', (_, description, quantity, long) => {
  const lines = [sampleLine({ description, quantity })];
  expect(sheetOf(sampleIssued({ lines })).rows[0]?.long).toBe(long);
});

describe('dates', () => {
  const facts = (input: Parameters<typeof sheetOf>[0]) =>
    Object.fromEntries(sheetOf(input).facts.map((fact) => [fact.label, plain(fact.value)]));

  test('a draft says when its dates will come', () => {
    expect(facts(sampleDraft())).toMatchObject({
      'Date d’émission': 'à la validation',
      Échéance: '30 jours après émission',
    });
  });

  test('an issued document without a date of issue is refused', () => {
    expect(() => sheetOf(sampleIssued({}, { issuedOn: null }))).toThrow(TypeError);
  });

  test('a period that was not given is not printed', () => {
    expect(facts(sampleIssued({ period: { from: null, to: null } }))).not.toHaveProperty('Réalisation');
  });
});

test('the mandate line quotes the clause when there is one', () => {
  const mandate = { officeName: 'Calame Facturation', signedOn: '2026-01-05', article: '4.2' };
  expect(plain(sheetOf(sampleIssued({}, { mandate })).mandate)).toBe(
    'Facture établie par Calame Facturation au nom et pour le compte de Vasseur Plomberie Chauffage (mandat du 5 janv. 2026, article 4.2, art. 289, I-2 du CGI)',
  );
  expect(sheetOf(sampleIssued({}, { mandate: null })).mandate).toBe('');
});

describe('when it is to be paid', () => {
  const told = (content: Parameters<typeof sampleIssued>[0], dueOn: string | null) => {
    const sheet = sheetOf(sampleIssued(content, { dueOn }));
    const fact = sheet.facts.find(({ label }) => label === 'Échéance')?.value ?? '';
    return [fact, sheet.mentions[0]?.paragraphs[0] ?? ''].map(plain);
  };

  test.each([
    ['2026-01-01', '2026-11-26', 'jeu. 26 nov. 2026'],
    ['2026-11-26', '2026-11-26', 'jeu. 26 nov. 2026'],
    ['2026-12-24', '2026-12-24', 'jeu. 24 déc. 2026'],
  ])('a fixed date %s is one date wherever it is printed', (date, dueOn, day) => {
    expect(told({ dueRule: { kind: 'date', date } }, dueOn)).toEqual([day, `Paiement le ${day}.`]);
  });

  test('a draft keeps the date that was typed, whenever the work was done', () => {
    const sheet = sheetOf(sampleDraft({ dueRule: { kind: 'date', date: '2026-10-01' } }));
    expect(plain(sheet.mentions[0]?.paragraphs[0] ?? '')).toBe('Paiement le jeu. 1er oct. 2026.');
  });
});

describe('nothing is asked for that is paid', () => {
  const covered = (change: Parameters<typeof sampleIssued>[0]) => sheetOf(sampleIssued(change));
  const asks = /IBAN|Référence à rappeler|Paiement (à|le|\d)|à réception|Payer par/;

  test.each([
    ['a deposit that was paid', { kind: 'deposit', paidOn: '2026-11-20', prepaidCents: 434_950 }],
    [
      'an invoice that was paid',
      { paidOn: '2026-11-20', prepaidCents: 434_950, dueRule: { kind: 'onReceipt' } },
    ],
    ['an invoice that its deposits cover', { prepaidCents: 434_950 }],
    ['an invoice covered by lines', { lines: [sampleLine({}), sampleLine({ quantity: '-1' })] }],
  ] as const)('%s', (_, change) => {
    const sheet = covered(change as object);
    expect(plain(JSON.stringify(sheet))).not.toMatch(asks);
    expect(sheet.payment).toBeNull();
    expect(sheet.codes.map(({ title }) => title)).toEqual([]);
    expect(totals(sheet).at(-1)).toBe('Net à payer 0,00 €');
    expect(plain(JSON.stringify(sheet))).toContain('Pénalités de retard');
  });

  test('what is paid in part is still asked for', () => {
    expect(plain(JSON.stringify(covered({ prepaidCents: 434_949 })))).toMatch(asks);
  });

  test('and says when it was paid', () => {
    const sheet = covered({ paidOn: '2026-11-20', prepaidCents: 434_950 });
    expect(totals(sheet)).toContain('Déjà réglé −4 349,50 €');
    expect(plain(sheet.mentions[0]?.paragraphs[0] ?? '')).toBe('Payée le ven. 20 nov. 2026.');
  });
});
