import { describe, expect, test } from 'vitest';
import type { ReadLines } from '../intake-result.ts';
import { Refusal } from '../refusal.ts';
import { readCsvLines } from './lines-csv.ts';
import type { Answers } from './questions.ts';

const read = (text: string, answers?: Answers) => readCsvLines(Buffer.from(text), answers);

/** A line in short: "2 HUR × 55 S20", less what is deducted in cents. */
const short = ({ lines }: ReadLines) =>
  lines.map(
    ({ quantity, unit, unitPrice, vat, adjustments }) =>
      `${quantity} ${unit} × ${unitPrice} ${vat.category}${vat.rate}${adjustments.map((each) => ` -${each.amountCents}`).join('')}`,
  );

const said = ({ warnings }: ReadLines) => warnings.map(({ code }) => code);

function refused(text: string, answers?: Answers): Refusal['reason'] {
  try {
    read(text, answers);
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
  throw new Error('was taken');
}

const cellsOf = (text: string, answers?: Answers) =>
  refused(text, answers).rows.map(({ row, column }) => `${row} ${column}`);

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
    expect(said(taken)).toEqual(['duration.exact']);
    expect(line).toMatchObject({ quantity: '80', unit: 'MIN', unitPrice: '80', baseQuantity: '60' });
    expect(short(read('Prestation;Heures;Taux horaire;TVA\nConseil;1h20;55;20\n'))).toEqual([
      '1.3333 HUR × 55 S20',
    ]);
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

describe('amounts a table states are held against its lines', () => {
  test.each([
    ['Montant HT', '190'],
    ['Total', '190'],
    ['Total TTC', '200'],
    ['Line total', '190'],
    ['Montant TVA', '30'],
    ['PU TTC', '110'],
  ])('%s', (head, wrong) => {
    const right = { 'Total TTC': '240', 'Montant TVA': '40', 'PU TTC': '120' }[head] ?? '200';
    const table = (amount: string) => `Libellé;Qté;PU HT;TVA;${head}\nPose;2;100;20;${amount}\n`;
    expect(short(read(table(right)))).toEqual(['2 C62 × 100 S20']);
    expect(cellsOf(table(wrong))).toEqual([`2 ${head}`]);
  });

  test('the contradiction names both amounts', () => {
    const [problem] = refused('Libellé;Qté;PU HT;TVA;Montant HT\nPose;2;100;20;190,00\n').rows;
    expect(problem?.text.en).toBe('2 × 100.00 make €200.00, discount included; the cell says “190,00”.');
  });

  test('an amount without quantity and price is the price of one', () => {
    const taken = read(
      'Prestation;Qté;PU HT;TVA;Montant HT\nPose;2;100;20;200\nForfait;;;20;50\nRemise;;;20;-30\nTotal HT;;;;220\n',
    );
    expect(short(taken)).toEqual(['2 C62 × 100 S20', '1 C62 × 50 S20', '-1 C62 × 30 S20']);
    expect(said(taken)).toContain('price.fromAmount');
    expect(cellsOf('Prestation;Qté;PU HT;TVA;Montant HT\nPose;2;;20;200\n')).toContain('2 PU HT');
  });

  test('of two amounts both are held, and one may be that before the discount', () => {
    const table = (before: string, after: string) =>
      `Prestation;Qté;PU HT;Montant;Remise (%);TVA;Total\nPose;2;100;${before};10;20;${after}\n`;
    expect(short(read(table('200', '180')))).toEqual(['2 C62 × 100 S20 -2000']);
    expect(short(read(table('180', '216')))).toEqual(['2 C62 × 100 S20 -2000']);
    expect(cellsOf(table('190', '180'))).toEqual(['2 Montant']);
    expect(cellsOf(table('200', '170'))).toEqual(['2 Total']);
  });

  test('an amount alone is the price of one', () => {
    const read1 = read('Prestation;Montant HT;TVA\nPose;150;20\nDépose;50;20\nTotal;200;\n');
    expect(short(read1)).toEqual(['1 C62 × 150 S20', '1 C62 × 50 S20']);
    expect(short(read('Prestation;Montant TTC;TVA\nPose;120;20\n'))).toEqual(['1 C62 × 100 S20']);
  });
});

describe('rows of sums', () => {
  const lines =
    'Désignation;Quantité;Prix unitaire HT;TVA;Total HT\nPose;2;100;20;200,00\nDépose;1;50;20;50,00\n';

  test.each([
    ['Total HT;;;;250,00'],
    ['Total;;;;250,00'],
    ['TOTAL H.T. :;;;;250,00 €'],
    ['Sous-total;;;;250,00'],
    ['Total général TTC;;;;300,00'],
    ['Net à payer;;;;300,00'],
    ['Total TTC;;;;300,00'],
    ['TVA 20 %;;;;50,00'],
    ['TVA (20%);;;;50,00'],
    ['Dont TVA;;;;50,00'],
    ['Montant TVA;;;;50,00'],
    ['À reporter;;;;250,00'],
    ['Report;;;;250,00'],
    ['Total lot plomberie;;;;250,00'],
    [';;;Total HT;250,00'],
    [';;;;250,00'],
    ['Total;3;;;250,00'],
    ['Grand total;;;;300,00'],
    ['Amount due;;;;300,00'],
    ['VAT 20%;;;;50.00'],
    ['Tax (20%);;;;50.00'],
    ['Carried forward;;;;250.00'],
    ['Total;;;;'],
  ])('%s is none of the lines', (row) => {
    const taken = read(`${lines}${row}\n`);
    expect(short(taken)).toEqual(['2 C62 × 100 S20', '1 C62 × 50 S20']);
    expect(said(taken)).toEqual([row === 'Total;;;;' ? 'sums.skipped' : 'sums.held']);
  });

  test.each([
    ['Total HT;;;;260,00', '4 Total HT'],
    ['Total;;;;150,00', '4 Total HT'],
    ['Sous-total;;;;200,00', '4 Total HT'],
    ['TVA 10 %;;;;25,00', '4 Total HT'],
    ['TVA 20 %;;;;40,00', '4 Total HT'],
    ['Total TTC;;;;250,00', '4 Total HT'],
    ['Report;;;;200,00', '4 Total HT'],
    ['Total Energies, fioul;;;;80,00', '4 Total HT'],
    [';;;;99,00', '4 Total HT'],
  ])('%s contradicts the lines, and is refused by its cell', (row, wrong) => {
    expect(cellsOf(`${lines}${row}\n`)).toEqual([wrong]);
  });

  test('a product named like a sum is a line when it has a quantity and a price', () => {
    const taken = read(`${lines}Total Quartz 5W30;2;45;20;90\nReport de charges;1;10;20;10\n`);
    expect(taken.lines.map(({ name }) => name)).toEqual([
      'Pose',
      'Dépose',
      'Total Quartz 5W30',
      'Report de charges',
    ]);
  });

  test('without quantities a price beside a sum is one too', () => {
    const taken = read('Désignation;Prix HT;TVA\nPose;100,00;20\nDépose;50,00;20\nTotal;150,00;\n');
    expect(short(taken)).toEqual(['1 C62 × 100 S20', '1 C62 × 50 S20']);
    expect(cellsOf('Désignation;Prix HT;TVA\nPose;100,00;20\nDépose;50,00;20\nTotal;160,00;\n')).toEqual([
      '4 Prix HT',
    ]);
  });

  test('blocks have their own sums, and pages carry theirs over', () => {
    const table =
      'Désignation;Qté;PU HT;TVA;Montant\n' +
      'Pose;1;100;20;100\nSous-total;;;;100\n\nDésignation;Qté;PU HT;TVA;Montant\nDépose;1;50;10;50\nSous-total;;;;50\n' +
      'À reporter;;;;150\nReport;;;;150\nNettoyage;2;25;20;50\nTotal HT;;;;200\nTVA 20 %;;;;30\nTVA 10 %;;;;5\nTotal TTC;;;;235\n';
    const taken = read(table);
    expect(short(taken)).toEqual(['1 C62 × 100 S20', '1 C62 × 50 S10', '2 C62 × 25 S20']);
    expect(said(taken)).toEqual(['sums.held', 'rows.repeated']);
  });

  test('a sum under each column is held by column', () => {
    const heads = 'Désignation;Qté;PU HT;TVA;Total HT;Montant TVA;Total TTC\nPose;2;100;20;200;40;240\n';
    expect(short(read(`${heads}Total;2;;;200;40;240\n`))).toEqual(['2 C62 × 100 S20']);
    expect(cellsOf(`${heads}Total;2;;;200;41;240\n`)).toEqual(['3 Montant TVA']);
  });

  test('a few cents of rounding are said, more is refused', () => {
    const table = (total: string) =>
      `Désignation;Qté;PU HT;TVA\n${'Pose;1;0,335;20\n'.repeat(4)}Total HT;;${total};\n`;
    expect(said(read(table('1,34')))).toContain('sums.rounded');
    expect(cellsOf(table('1,30'))).toEqual(['6 PU HT']);
  });

  test('the only rate a row of VAT names is that of lines without one', () => {
    const taken = read('Désignation;Qté;PU HT\nPose;1;100\nTVA 10 %;;10\nTotal TTC;;110\n');
    expect(short(taken)).toEqual(['1 C62 × 100 S10']);
  });

  test('money that came in is no line', () => {
    expect(cellsOf('Désignation;Prix HT\nPose;100\nAcompte versé le 3 mars;-30\n')).toEqual([
      '3 Désignation',
    ]);
    expect(cellsOf('Désignation;Prix HT\nPose;100\nDéjà réglé;-30\n')).toEqual(['3 Désignation']);
    expect(
      short(read('Désignation;Qté;PU HT;TVA\nAcompte de 30 % à régler à la commande;1;100;20\n')),
    ).toHaveLength(1);
  });
});

describe('rows that are no lines', () => {
  test('titles above the heads are said', () => {
    const taken = read(
      'Relevé de travaux, novembre 2026;;;\nChantier : École;;;\n;;;\nDésignation;Quantité;PU HT;TVA\nPose;1;100;20\n',
    );
    expect(short(taken)).toEqual(['1 C62 × 100 S20']);
    expect(taken.warnings.map(({ text }) => text.en)).toEqual([
      'Above the heads of the columns, not taken (rows 1–2).',
    ]);
  });

  test('where no row names the columns, the nearest is named with what it lacks', () => {
    const { code, text } = refused('Relevé\nDésignation;Quantité;Fournisseur\nPose;1;X\n');
    expect(code).toBe('table.columns');
    expect(text.en).toBe(
      'A row must name the columns; row 2, which comes nearest, lacks: unit price without VAT.',
    );
  });

  test('headings are asked about, unless a total proves them to be none', () => {
    const rows = 'Désignation;Qté;PU HT;TVA\nLot 1\nPose;1;100;20\n';
    expect(refused(rows)).toMatchObject({ code: 'table.asks', questions: [{ name: 'headings' }] });
    expect(short(read(rows, { headings: 'skip' }))).toEqual(['1 C62 × 100 S20']);
    expect(cellsOf(rows, { headings: 'fix' })).toEqual(['2 PU HT']);
    const proved = read(`${rows}Total HT;;100;\n`);
    expect(short(proved)).toEqual(['1 C62 × 100 S20']);
    expect(said(proved)).toEqual(['sums.held', 'rows.headings']);
    const remark = read(`Réf;${rows.replaceAll('\n', '\nR;')}Total HT;;100;\nDevis valable 30 jours;;;;\n`);
    expect(short(remark)).toEqual(['1 C62 × 100 S20']);
  });
});

describe('files as programs write them', () => {
  const text = 'Libellé;Prix;TVA\r\n"Façade\nnord ; étage";1 250,50;20\r\n\r\n;;\r\nŒuvre;10 €;5,5\r\n';
  const expected = ['1 C62 × 1250.5 S20', '1 C62 × 10 S5.5'];

  test.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows-1252', Buffer.from(text.replace('€', '\x80').replace('Œ', '\x8c'), 'latin1')],
    ['with a first line for Excel', Buffer.from(`sep=;\r\n${text}`)],
    ['with tabs', Buffer.from(text.replaceAll(' ; ', ', ').replaceAll(';', '\t'))],
  ])('%s', (name, bytes) => {
    const taken = readCsvLines(bytes);
    expect(short(taken)).toEqual(expected);
    expect(taken.lines[0]?.name).toContain('Façade\nnord');
    expect(taken.lines[1]?.name).toBe('Œuvre');
    if (name.includes('Excel')) expect(cellsOf('sep=;\nLibellé;Prix\nPose;x\n')).toEqual(['3 Prix']);
  });

  test('the separator is that by which columns are named, whatever stands above', () => {
    expect(short(read('Relevé, novembre, 2026\nDésignation;Qté;PU HT;TVA\nPose;1;1,5;20\n'))).toEqual([
      '1 C62 × 1.5 S20',
    ]);
  });
});

test('each column that was read is told with what it was taken for, and the others by name', () => {
  const taken = read('Désignation;Fournisseur;Qté;Prix (TTC);TVA;Total TTC\nPose;X;1;120;20;120\n');
  expect(taken.columns.map(({ header, meaning }) => `${header}: ${meaning.en}`)).toEqual([
    'Désignation: name',
    'Qté: quantity',
    'Prix (TTC): unit price with VAT',
    'TVA: VAT rate',
    'Total TTC: amount with VAT, compared with the lines',
  ]);
  expect(taken.warnings.find(({ code }) => code === 'columns.ignored')?.leftOut).toEqual([
    { fr: 'Fournisseur', en: 'Fournisseur' },
  ]);
});
