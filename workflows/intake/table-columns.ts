import { Refusal } from './refusal.ts';

export type Column = 'name' | 'description' | 'quantity' | 'unit' | 'unitPrice' | 'vat' | 'discount';

/** Header names by column, without accents, spaces and signs; the first of each list is how refusals call it. */
const names: Record<Column, readonly string[]> = {
  name: [
    'désignation',
    'designation',
    'libelle',
    'intitule',
    'article',
    'prestation',
    'produit',
    'objet',
    'nom',
    'name',
    'item',
    'label',
    'product',
    'service',
    'title',
  ],
  description: ['description', 'detail', 'details', 'commentaire', 'complement', 'comment', 'notes'],
  quantity: ['quantité', 'quantite', 'qte', 'qt', 'q', 'nombre', 'nb', 'quantity', 'qty'],
  unit: ['unité', 'unite', 'u', 'unit', 'uom'],
  unitPrice: [
    'prix unitaire HT',
    'prixunitaireht',
    'prixunitaire',
    'prixuht',
    'prixu',
    'puht',
    'pu',
    'prixht',
    'prix',
    'tarif',
    'tarifht',
    'unitprice',
    'price',
    'unitpriceexclvat',
    'netprice',
    'rate',
  ],
  vat: ['taux de TVA', 'tauxdetva', 'tauxtva', 'tva', 'taux', 'vat', 'vatrate', 'tax', 'taxrate'],
  discount: ['remise %', 'remise', 'rabais', 'discount', 'discountpercent', 'allowance'],
};

export type Columns = { at: Partial<Record<Column, number>>; headers: string[]; ignored: string[] };

/**
 * Which column holds what, by the names in the first row. "Description" names the line when no other column does.
 *
 * @throws Refusal when the name or the price of a line has no column, or two.
 */
export function findColumns(headers: string[]): Columns {
  const at: Columns['at'] = {};
  const ignored: string[] = [];
  for (const [index, header] of headers.entries()) {
    const column = columnOf(header);
    if (!column) {
      if (header.trim()) ignored.push(header.trim());
      continue;
    }
    const earlier = at[column];
    if (earlier !== undefined) {
      const both = `${headers[earlier]?.trim()}, ${header.trim()}`;
      throw new Refusal('table.duplicate', { column: names[column][0] ?? column, headers: both });
    }
    at[column] = index;
  }
  if (at.name === undefined && at.description !== undefined) {
    at.name = at.description;
    delete at.description;
  }
  const missing = (['name', 'unitPrice'] as const).filter((column) => at[column] === undefined);
  if (missing.length > 0) {
    throw new Refusal('table.columns', { missing: missing.map((column) => names[column][0]).join(', ') });
  }
  return { at, headers, ignored };
}

function columnOf(header: string): Column | undefined {
  const key = header
    .normalize('NFD')
    .replace(/\(.*?\)/g, '')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();
  return (Object.keys(names) as Column[]).find((column) => names[column].includes(key));
}
