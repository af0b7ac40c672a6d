import { describe, expect, test } from 'vitest';
import { cellsOf, read, refused, said, short } from '#test/support/read-list.ts';
import type { ReadLines } from '../intake-result.ts';

describe('words of a head and of a cell are part of the number', () => {
  test.each([
    ['Prix (TTC)', '120', ['1 C62 × 100 S20']],
    ['P.U. T.T.C.', '120', ['1 C62 × 100 S20']],
    ['Prix', '120 € TTC', ['1 C62 × 100 S20']],
    ['Price incl. VAT', '120', ['1 C62 × 100 S20']],
    ['Prix HT', '120', ['1 C62 × 120 S20']],
    ['P.U. H.T. (€)', '1 234,56 € HT', ['1 C62 × 1234.56 S20']],
    ['Prix', '(150,00)', ['-1 C62 × 150 S20']],
    ['Prix', '150,00-', ['-1 C62 × 150 S20']],
    ['Prix', '\u2212150,00', ['-1 C62 × 150 S20']],
    ['Prix', '55 €/h', ['1 HUR × 55 S20']],
    ['Prix (€/h)', '55', ['1 HUR × 55 S20']],
    ['Prix TTC', '10', ['1 C62 × 8.333333 S20']],
  ])('%s, %s', (head, cell, lines) => {
    expect(short(read(`Libellé;Qté;${head};TVA\nPose;1;"${cell}";20\n`))).toEqual(lines);
  });

  test('a price with VAT is said to have lost it, and what the totals then lose to rounding is said as well', () => {
    const one = read('Libellé;Qté;Prix (TTC);TVA\nPose;2;120;20\n');
    expect(said(one)).toEqual(['price.gross']);
    const three = read(`Libellé;Qté;Prix (TTC);TVA\n${'Pose;1;10;20\n'.repeat(3)}`);
    expect(three.warnings.find(({ code }) => code === 'gross.differs')?.text.en).toContain(
      'make €30.00; the draft, whose VAT is that of its total, makes €29.99',
    );
  });

  test.each([
    ['Remise (€)', '15', ' -1500'],
    ['Remise en euros', '15', ' -1500'],
    ['Remise', '15 €', ' -1500'],
    ['Remise', '15 %', ' -3000'],
    ['Remise (%)', '15', ' -3000'],
    ['Remise %', '15 €', ' -1500'],
    ['Discount (€)', '15 %', ' -3000'],
    ['Montant remise (€)', '15,50', ' -1550'],
    ['Remise (%)', '-', ''],
  ])('%s, %s', (head, cell, deducted) => {
    const { lines } = { lines: short(read(`Libellé;Qté;PU HT;TVA;${head}\nPose;2;100;20;${cell}\n`)) };
    expect(lines).toEqual([`2 C62 × 100 S20${deducted}`]);
  });

  test('a discount that says neither is asked for, answered, or told by the amounts', () => {
    const table = (amount: string) =>
      `Libellé;Qté;PU HT;TVA;Remise${amount ? ';Montant HT' : ''}\nPose;2;100;20;15${amount}\n`;
    expect(refused(table(''))).toMatchObject({ code: 'table.asks', questions: [{ name: 'discount' }] });
    expect(short(read(table(''), { discount: 'amount' }))).toEqual(['2 C62 × 100 S20 -1500']);
    expect(short(read(table(''), { discount: 'percent' }))).toEqual(['2 C62 × 100 S20 -3000']);
    expect(short(read(table(';185')))).toEqual(['2 C62 × 100 S20 -1500']);
    expect(short(read(table(';170')))).toEqual(['2 C62 × 100 S20 -3000']);
    expect(said(read(table(';170')))).toContain('table.decided');
  });

  test.each([
    ['Prix HT;TVA', '120 € TTC;20', '2 Prix HT'],
    ['Prix (€);TVA', '120 CHF;20', '2 Prix (€)'],
    ['Prix;TVA', '12 %;20', '2 Prix'],
    ['Prix;TVA', '12 $;20', '2 Prix'],
    ['Prix;TVA', '#REF!;20', '2 Prix'],
    ['Prix;TVA', '12 50;20', '2 Prix'],
    ['Prix;TVA', '-;20', '2 Prix'],
    ['Prix;TVA', '12;0,2 %', '2 TVA'],
    ['Prix;TVA', '12;40 €', '2 TVA'],
    ['Prix;TVA;Remise %', '12;20;0,1', '2 Remise %'],
    ['Prix;TVA;Remise %', '12;20;-5', '2 Remise %'],
    ['Prix;TVA;Remise %', '12;20;120', '2 Remise %'],
  ])('%s: %s is refused by its cell', (heads, cells, wrong) => {
    expect(cellsOf(`Libellé;${heads}\nPose;${cells}\n`)).toContain(wrong);
  });

  test('another currency is that of the draft, and two of them are refused', () => {
    const swiss = read("Libellé;Qté;Prix (CHF);TVA\nPose;1;1'250.50;8.5\n");
    expect(swiss.currency).toBe('CHF');
    expect(short(swiss)).toEqual(['1 C62 × 1250.5 S8.5']);
    expect(said(swiss)).toEqual(['currency.read']);
    expect(cellsOf('Libellé;Prix\nPose;10 €\nDépose;10 £\n')).toEqual(['3 Prix']);
  });
});

describe('a currency is that of its sign, its code, its format or its column', () => {
  test.each(['Prix HT ($)', 'Unit price ($)', 'Prix HT (¥)', 'P.U. $', 'Prix HT (₹)'])(
    '%s names several, and is refused',
    (head) => {
      expect(refused(`Libellé;Qté;${head};TVA\nPose;1;100;20\n`)).toMatchObject({
        code: 'table.sign',
        text: { en: expect.stringContaining(head) },
      });
    },
  );

  test.each([
    ['Prix HT (£)', 'GBP'],
    ['Prix HT (US$)', 'USD'],
    ['Prix HT (SEK)', 'SEK'],
  ])('%s is in %s, and this is told', (head, currency) => {
    const taken = read(`Libellé;Qté;${head};TVA\nPose;1;100;20\n`);
    expect(taken.currency).toBe(currency);
    expect(said(taken)).toEqual(['currency.read']);
  });

  test.each([
    ['USD', 'USD'],
    ['usd', 'USD'],
    ['€', 'EUR'],
    ['Euros', 'EUR'],
  ])('a column of currencies with %s', (cell, currency) => {
    expect(read(`Libellé;Qté;Prix;TVA;Devise\nPose;1;100;20;${cell}\n`).currency).toBe(currency);
  });

  test('two currencies are refused wherever they stand', () => {
    const table = (heads: string, cells: string) => cellsOf(`Libellé;${heads}\nPose;${cells}\n`);
    expect(table('Prix HT (€);Montant HT (USD)', '100;100')).toEqual(['2 Montant HT (USD)']);
    expect(refused('Libellé;Prix HT (€);Montant HT ($)\nPose;100;100\n').code).toBe('table.sign');
    expect(table('Prix HT (€);Devise', '100;USD')).toEqual(['2 Prix HT (€)']);
    expect(table('Prix;Devise', '100;$')).toEqual(['2 Devise']);
    expect(table('Prix;Devise', '100;dollars')).toEqual(['2 Devise']);
    expect(cellsOf('Libellé;Prix;Devise\nPose;1;USD\nDépose;1;EUR\n')).toEqual(['3 Devise']);
  });
});

describe('VAT', () => {
  test.each([
    ['TVA 20', 'S20'],
    ['0,2', 'S20'],
    ['20,00%', 'S20'],
    ['TVA 5,5 %', 'S5.5'],
    ['Taux de TVA : 10 %', 'S10'],
    ['20 % (normal)', 'S20'],
    ['20% TVA', 'S20'],
    ['exonéré', 'E0'],
    ['Exonération', 'E0'],
    ['TVA non applicable, art. 293 B du CGI', 'E0'],
    ['Autoliquidation', 'AE0'],
    ['auto-liquidation', 'AE0'],
    ['hors champ', 'O0'],
  ])('%s is %s', (cell, vat) => {
    expect(short(read(`Libellé;Qté;PU HT;TVA\nPose;1;100;"${cell}"\n`))).toEqual([`1 C62 × 100 ${vat}`]);
  });

  test('what is said of a missing rate is so: no column, or an empty cell', () => {
    const none = read('Libellé;Qté;PU HT\nPose;1;100\n');
    const empty = read('Libellé;Qté;PU HT;TVA\nPose;1;100;10\nDépose;1;50;\n');
    const texts = (table: ReadLines) => table.warnings.map(({ text }) => text.fr);
    expect(texts(none)).toEqual([
      'Aucune colonne de TVA\u202f: 20\u202f% a été mis sur chaque ligne. Vérifiez.',
    ]);
    expect(texts(empty)).toEqual(['Là où la TVA manquait, 20\u202f% a été mis (ligne 3). Vérifiez.']);
  });

  test('an amount of VAT gives its rate, and contradicts one', () => {
    const heads = 'Désignation;Quantité;PU HT;Montant TVA;Total TTC';
    expect(short(read(`${heads}\nPose;2;100;40;240\n`))).toEqual(['2 C62 × 100 S20']);
    expect(short(read(`${heads}\nPose;2;100;11;211\n`))).toEqual(['2 C62 × 100 S5.5']);
    expect(cellsOf(`${heads}\nPose;2;100;33;233\n`)).toContain('2 Montant TVA');
    expect(cellsOf('Désignation;Qté;PU HT;TVA;TVA (€)\nPose;2;100;20;20\n')).toEqual(['2 TVA (€)']);
    expect(said(read('Désignation;Qté;PU HT;TVA\nPose;2;100;0\n'))).toEqual(['vat.zero']);
  });
});

describe('quantities', () => {
  test.each([
    ['1h30;h', '1.5 HUR'],
    ['1 h 30 min;h', '1.5 HUR'],
    ['1h30;', '1.5 HUR'],
    ['0:45;h', '0.75 HUR'],
    ['1:30:00;h', '1.5 HUR'],
    ['0:45;min', '45 MIN'],
    ['45 min;h', '0.75 HUR'],
    ['2 x 45 min;h', '1.5 HUR'],
    ['2 × 45 mn;h', '1.5 HUR'],
    ['2 h;', '2 HUR'],
    ['2,5 h;h', '2.5 HUR'],
    ['12 m²;', '12 MTK'],
    ['2 x 3 m;', '6 MTR'],
    ['3 pièces;u', '3 C62'],
    ['\u22122;u', '-2 C62'],
    ['(2);u', '-2 C62'],
  ])('%s', (cells, quantity) => {
    expect(short(read(`Libellé;Qté;Unité;PU HT;TVA\nPose;${cells};55;20\n`))).toEqual([
      `${quantity} × 55 S20`,
    ]);
  });

  test.each([
    ['45 min;', '2 Qté'],
    ['1h30;j', '2 Qté'],
    ['2 h;j', '2 Unité'],
    ['30 %;', '2 Qté'],
    ['3 €;', '2 Qté'],
    ['deux;u', '2 Qté'],
  ])('%s is refused by its cell', (cells, wrong) => {
    expect(cellsOf(`Libellé;Qté;Unité;PU HT;TVA\nPose;${cells};55;20\n`)).toEqual([wrong]);
  });

  test('a time that is no decimal number of hours costs no cent', () => {
    const taken = read('Prestation;Heures;Taux horaire;TVA;Total\nConseil;1h20;80;20;106,67\n');
    const [line] = taken.lines;
    expect(taken.warnings.map(({ text }) => text.en)).toEqual([
      expect.stringContaining('1h20 → 80\u00a0min'),
    ]);
    expect(line).toMatchObject({ quantity: '80', unit: 'MIN', unitPrice: '80', baseQuantity: '60' });
    expect(short(read('Prestation;Heures;Taux horaire;TVA\nConseil;1h20;55;20\n'))).toEqual([
      '1.3333 HUR × 55 S20',
    ]);
  });

  test('a note tells the times and products of the file', () => {
    const { warnings } = read(
      'Libellé;Qté;PU HT (€/h);TVA\nA;2h15;40;20\nB;0h45;40;20\nC;2 x 45 min;40;20\n',
    );
    expect(warnings.map(({ text }) => text.fr)).toEqual([
      'Des durées sont devenues des quantités décimales\u202f: 2h15 → 2,25\u202f; 0h45 → 0,75\u202f; 2 x 45 min → 1,5 (lignes 2–4).',
    ]);
    expect(read('Libellé;Qté;PU HT;TVA\nD;3 x 4;1;20\n').warnings[0]?.text.en).toBe(
      'Quantities written as products were multiplied: 3 x 4 → 12 (row 2).',
    );
  });

  test('a dash for the cents that there are none is no minus', () => {
    expect(short(read('Libellé;Qté;Prix (CHF);TVA\nSuivi;2;1’000.–;20\nRevue;1;80.-;20\n'))).toEqual([
      '2 C62 × 1000 S20',
      '1 C62 × 80 S20',
    ]);
  });

  test('a head names the unit', () => {
    expect(short(read('Prestation;Heures;Taux horaire;TVA\nPose;1:30;55;20\n'))).toEqual([
      '1.5 HUR × 55 S20',
    ]);
    expect(short(read('Prestation;Durée (min);PU;TVA\nPose;1h30;2;20\n'))).toEqual(['90 MIN × 2 S20']);
    expect(short(read('Item,Days,Daily rate,VAT\nAdvice,2.5,800,20\n'))).toEqual(['2.5 DAY × 800 S20']);
  });
});

describe('separators', () => {
  const table = (quantity: string, prices: string[]) =>
    `Libellé;Qté;PU HT;TVA\n${prices.map((price) => `Pose;${quantity};${price};20\n`).join('')}`;

  test('a column decides for all of its numbers', () => {
    expect(short(read(table('1', ['1.000', '1.250,50', '12.500'])))).toEqual([
      '1 C62 × 1000 S20',
      '1 C62 × 1250.5 S20',
      '1 C62 × 12500 S20',
    ]);
    expect(short(read('Item,Qty,Price,VAT\nA,1,"1,000",20\nB,1,"1,250.50",20\n'))).toEqual([
      '1 C62 × 1000 S20',
      '1 C62 × 1250.5 S20',
    ]);
    expect(short(read(table('1', ['1\u202f250,50', '1\u00a0250,50', "1'250,50"])))).toEqual(
      Array(3).fill('1 C62 × 1250.5 S20'),
    );
  });

  test('where it can’t, a person is asked by the cell, and the answer is followed', () => {
    const asked = refused(table('1.500', ['2,00']));
    expect(asked).toMatchObject({ code: 'table.asks', questions: [{ name: 'decimal' }] });
    expect(asked.questions[0]?.choices.map(({ value, text }) => [value, text.fr])).toEqual([
      ['comma', 'La virgule sépare les décimales\u202f: c’est 1\u202f500'],
      ['point', 'Le point sépare les décimales\u202f: c’est 1,5'],
    ]);
    expect(asked.questions[0]?.text.fr).toContain(
      'Colonne «\u202fQté\u202f», ligne 2\u202f: «\u202f1.500\u202f»',
    );
    expect(short(read(table('1.500', ['2,00']), { decimal: 'comma' }))).toEqual(['1500 C62 × 2 S20']);
    expect(short(read(table('1.500', ['2,00']), { decimal: 'point' }))).toEqual(['1.5 C62 × 2 S20']);
  });

  test('an amount of the line, or a total below, decides where it can', () => {
    const rows = 'Libellé;Qté;PU HT;TVA;Montant HT\nPose;1.500;2,00;20;';
    expect(short(read(`${rows}3,00\n`))).toEqual(['1.5 C62 × 2 S20']);
    expect(short(read(`${rows}3 000,00\n`))).toEqual(['1500 C62 × 2 S20']);
    expect(short(read('Libellé;Qté;PU HT;TVA\nPose;1.500;2,00;20\nTotal HT;;3000,00;\n'))).toEqual([
      '1500 C62 × 2 S20',
    ]);
    expect(cellsOf(`${rows}4,00\n`)).toEqual(['2 Montant HT']);
  });
});
