import { expect, test } from 'vitest';
import { headOf } from './headers.ts';

test.each([
  ['Prix (TTC)', 'grossPrice', { basis: 'gross' }],
  ['Prix TTC', 'grossPrice', { basis: 'gross' }],
  ['P.U. T.T.C.', 'grossPrice', { basis: 'gross' }],
  ['Prix unitaire toutes taxes comprises', 'grossPrice', { basis: 'gross' }],
  ['Unit price incl. VAT', 'grossPrice', { basis: 'gross' }],
  ['Price (VAT included)', 'grossPrice', { basis: 'gross' }],
  ['Prix unitaire HT', 'unitPrice', { basis: 'net' }],
  ['P.U. H.T. (€)', 'unitPrice', { basis: 'net', currency: 'EUR' }],
  ['Prix hors taxes', 'unitPrice', { basis: 'net' }],
  ['Prix hors TVA', 'unitPrice', { basis: 'net' }],
  ['Unit price (excl. VAT)', 'unitPrice', { basis: 'net' }],
  ['Prix en CHF', 'unitPrice', { currency: 'CHF' }],
  ['Prix/h', 'unitPrice', { unit: 'HUR' }],
  ['Prix au m²', 'unitPrice', { unit: 'MTK' }],
  ['Taux horaire', 'unitPrice', { unit: 'HUR' }],
  ['Remise (€)', 'discountAmount', { currency: 'EUR' }],
  ['Remise en euros', 'discountAmount', { currency: 'EUR' }],
  ['Remise (%)', 'discount', { percent: true }],
  ['Discount %', 'discount', { percent: true }],
  ['Remise', 'discount', {}],
  ['Taux TVA (%)', 'vat', { percent: true }],
  ['TVA', 'vat', {}],
  ['TVA (€)', 'vatAmount', { currency: 'EUR' }],
  ['Montant TVA', 'vatAmount', {}],
  ['Montant HT', 'amount', { basis: 'net' }],
  ['Total HT', 'amount', { basis: 'net' }],
  ['Total TTC', 'grossAmount', { basis: 'gross' }],
  ['TTC', 'grossAmount', { basis: 'gross' }],
  ['Total', 'amount', {}],
  ['Quantité (h)', 'quantity', { unit: 'HUR' }],
  ['Qté', 'quantity', {}],
  ['Heures', 'quantity', { unit: 'HUR' }],
  ['Désignation *', 'name', {}],
  ['Désignation (obligatoire)', 'name', {}],
  // Words that change what a number is are not thrown away: such a column is not read, and said.
  ['Prix (achat)', null, {}],
  ['Prix (%)', null, { percent: true }],
  ['Quantité (%)', null, { percent: true }],
  ['Fournisseur', null, {}],
  ['', null, {}],
])('%j is %s', (text, column, said) => {
  expect(headOf(text)).toMatchObject({ column, said });
  expect(headOf(text).said).toEqual(said);
});
