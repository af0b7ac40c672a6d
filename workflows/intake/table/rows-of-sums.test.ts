import { describe, expect, test } from 'vitest';
import { cellsOf, read, refused, said, short } from '#test/support/read-list.ts';
import { readCsvLines } from './lines-csv.ts';

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
    ['H.T.;;;;250,00'],
    ['HT;;;;250,00'],
    ['TTC;;;;300,00'],
    ['T.T.C.;;;;300,00'],
    ['Base HT;;;;250,00'],
    ['Cumul;;;;250,00'],
    ['Ensemble;;;;250,00'],
    ['Récapitulatif;;;;300,00'],
    ['Tot.;;;;250,00'],
    ['Tot. lot 1;;;;250,00'],
    ['Cumul des travaux;;;;250,00'],
    ['T. G.;;;;300,00'],
    ['S/T lot 2;;;;250,00'],
    ['Ss-total;;;;250,00'],
    ['Arrêté la présente facture à la somme de;;;;300,00'],
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
    ['Cumul;;;;99,00', '4 Total HT'],
    ['H.T.;;;;99,00', '4 Total HT'],
    ['Ss-total;;;;99,00', '4 Total HT'],
    ['Ensemble;;99;;', '4 Prix unitaire HT'],
  ])('%s contradicts the lines, and is refused by its cell', (row, wrong) => {
    expect(cellsOf(`${lines}${row}\n`)).toEqual([wrong]);
  });

  test.each([
    ['Chiffre du chantier;;;;250,00'],
    ['Bilan;;250;;'],
    ['Prévu au marché;;;;300,00'],
    ['Fisc;;;;50,00'],
  ])('%s is their sum, whatever it is called', (row) => {
    const taken = read(`${lines}${row}\n`);
    expect(short(taken)).toEqual(['2 C62 × 100 S20', '1 C62 × 50 S20']);
    expect(said(taken)).toContain('sums.unnamed');
  });

  test.each([
    ['Forfait;1;250;;'],
    ['Forfait;;250;20;'],
    ['Ensemble;1;250;20;250'],
    ['Ensemble;;;20;250'],
    ['Cumul;1;250;;250'],
    ['Forfait;;;;99'],
  ])('%s is a line, though its price may be their sum', (row) => {
    expect(read(`${lines}${row}\n`).lines).toHaveLength(3);
  });

  test('what stands below a sum of names and prices alone is asked about as well', () => {
    const after = (row: string) => refused(`Désignation;Prix HT\nPose;100\nDépose;50\nTotal;150\n${row}\n`);
    for (const row of ['Transport;30', 'Nettoyage;150'])
      expect(after(row)).toMatchObject({ code: 'table.asks', questions: [{ name: 'sums' }] });
    const one = 'Désignation;Qté;PU HT;TVA\nPose;1;100;20\nTotal;;100;\nTransport;;20;\n';
    expect(refused(one)).toMatchObject({ code: 'table.asks', questions: [{ name: 'sums' }] });
  });

  test('a word that only hints is the name of the first line, and the title of those below', () => {
    expect(short(read('Désignation;Prix HT\nEnsemble;100\nPose;50\n'))).toEqual([
      '1 C62 × 100 S20',
      '1 C62 × 50 S20',
    ]);
    expect(refused('Désignation;Qté;PU HT;TVA\nPose;1;100;20\nRécapitulatif;;;\n')).toMatchObject({
      questions: [{ name: 'headings' }],
    });
  });

  test('below one line, or without quantities and rates, a sum without a name is asked about', () => {
    const one = 'Désignation;Quantité;PU HT;TVA\nPose;1;100;20\nDépose;;100;\n';
    expect(refused(one)).toMatchObject({ code: 'table.asks', questions: [{ name: 'sums' }] });
    expect(read(one, { sums: 'total' }).lines).toHaveLength(1);
    expect(read(one, { sums: 'bill' }).lines).toHaveLength(2);
    const prices = 'Désignation;Prix HT\nPose;100\nDépose;50\nMarché;150\n';
    expect(refused(prices).questions.map(({ text }) => text.en)).toEqual([
      'Row 4, “Marché”: “150” is the sum of the lines above. Is it a total?',
    ]);
    expect(said(read(`${prices}Total;150\n`))).toContain('table.decided');
    expect(read(`${prices}Total;300\n`).lines).toHaveLength(3);
    expect(read('Désignation;Prix HT\nPose;100\nDépose;100\n').lines).toHaveLength(2);
  });

  test('a sum without a name ends its block', () => {
    const taken = read(
      'Désignation;Qté;PU HT;TVA;Montant\nA;1;10;20;10\nB;1;20;20;20\nLot 1;;;;30\nC;1;5;20;5\nD;1;6;20;6\nLot 2;;;;11\nLes deux;;;;41\n',
    );
    expect(taken.lines.map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D']);
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
