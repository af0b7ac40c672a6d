import { expect, test } from 'vitest';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { blankContent, blankLine } from './blank-content.ts';
import { ledElsewhere } from './payment-identity.ts';
import { withTotals } from './totals.ts';

const own = {
  iban: 'FR7630006000011234567890189',
  bic: '',
  names: ['Vasseur', 'SARL Vasseur Plomberie'],
  mentions: '',
};
const content = (change: Partial<InvoiceContent>) => withTotals({ ...blankContent(), ...change });
const marks = (change: Partial<InvoiceContent>, last: Partial<InvoiceContent> | null = null) =>
  ledElsewhere(content(change), { own, last: last && content(last) }).map(
    ({ part, value }) => `${part}: ${value}`,
  );

const lines = (text: string) => [{ ...blankLine('l1'), name: text }];
/** Where a free text stands on a document. */
const places: [string, (text: string) => Partial<InvoiceContent>][] = [
  ['the subject', (subject) => ({ subject })],
  ['the name of a line', (text) => ({ lines: lines(text) })],
  ['the description of a line', (description) => ({ lines: [{ ...blankLine('l1'), description }] })],
  ['the remark of a line', (note) => ({ lines: [{ ...blankLine('l1'), note }] })],
  ['the terms of payment', (paymentTerms) => ({ paymentTerms })],
  ['a note', (text) => ({ notes: [{ code: '', text }] })],
  ['an order number', (order) => ({ references: { ...blankContent().references, order } })],
  ['a reason', (reason) => ({ penalty: { amountCents: 1, reason } })],
  ['whom to ask for at the buyer', (contact) => ({ buyer: { ...blankContent().buyer, contact } })],
  ['an attachment', (description) => ({ attachments: [{ id: 'a', description, uri: '' }] })],
];

const rib = 'FR1420041010050500013M02606';
const german = 'DE89370400440532013000';
const leading: [string, string][] = [
  ['RIB 20041 01005 0500013M026 06', `accountInText: ${rib}`],
  ['20041010050500013M02606', `accountInText: ${rib}`],
  ['Banque 20041, guichet 01005, compte 0500013M026, clé 06', `accountInText: ${rib}`],
  ['Virement : 2004 1010 0505 0001 3M02 606', `accountInText: ${rib}`],
  ['DE89 – 3704 … 0044 ----- 0532 ___ 0130 / 00', `accountInText: ${german}`],
  ['\u0415S91 2100 0418 4502 0005 1332', 'accountInText: ES9121000418450200051332'],
  ['\u0395\u0405 91 2100 0418 4502 0005 1332', 'accountInText: ES9121000418450200051332'],
  ['ｄｅ89 3704 0044 0532 0130 00', `accountInText: ${german}`],
  ['AD12 0001 2030 2003 5910 0100', 'accountInText: AD1200012030200359100100'],
  ['Sort code 12-34-56, account 12345678', 'accountInText: 12345612345678'],
  ['Account 12345678 (sort code 123456)', 'accountInText: 12345612345678'],
  ['20-00-00 55779911', 'accountInText: 20000055779911'],
  ['Payez sur paypal.me/x', 'link: paypal.me/x'],
  ['pay.evil.example/facture?id=3.', 'link: pay.evil.example/facture?id=3'],
  ['https://pay.example/x', 'link: https://pay.example/x'],
  ['voir WWW.PAY.EXAMPLE', 'link: WWW.PAY.EXAMPLE'],
  ['Chèque à l’ordre de Prête-nom SARL, merci', 'chequeTo: Prête-nom SARL'],
  ["CHEQUE A L'ORDRE DE M. Jean Martin", 'chequeTo: M. Jean Martin'],
  ['Chèque libellé au nom de Vasseur Immobilier', 'chequeTo: Vasseur Immobilier'],
  ['Merci de libeller votre chèque à l’ordre de : DUPONT Jean', 'chequeTo: DUPONT Jean'],
  ['A/C 55779911, S/C 20-00-00', 'accountInText: 20000055779911'],
  ['Cheques payable to Jean Martin', 'chequeTo: Jean Martin'],
];

test.each(places)('%s may lead money elsewhere, by whatever is said there', (_, given) => {
  for (const [text, mark] of leading) expect(marks(given(text)), text).toEqual([mark]);
});

test.each(places)('what %s of the last document said leads nowhere new', (_, given) => {
  for (const [text] of leading) expect(marks(given(text), given(text)), text).toEqual([]);
});

test.each([
  'RIB 30006 00001 12345678901 89',
  'RIB : 3000 6000 0112 3456 7890 189',
  'FR76 3000 6000 0112 3456 7890 189',
  'Chèque à l’ordre de Vasseur.',
  'Chèque à l’ordre de la S.A.R.L. Vasseur Plomberie, 4 rue de la Forge',
  'chèque à l’ordre de VASSEUR et à envoyer au bureau',
  'à l’ordre de notre société',
  'Cheque payable to the order of Vasseur',
])('what is the business’s own leads nowhere else: %s', (paymentTerms) => {
  expect(marks({ paymentTerms })).toEqual([]);
});

test.each([
  'Facture F-2026-0117, avoir AV2026-00042, devis D/2026/118',
  'Commande 4500012345, marché 2026-TVX-00471-03, engagement 0123456789012',
  'Tél. 03 53 01 42 18, port. +33 6 12 34 56 78, 0033612345678',
  'SIRET 904 117 263 00018, SIREN 904117263, TVA FR44 904 117 263, code APE 4322A',
  'SIRET 90411726300018 – RCS Amiens 904 117 263',
  'Du 02/11/2026 au 20/11/2026, puis le 03-12-26 et le 2026-12-15',
  'le 12/05/2026, 13/05/2026, 14/05/2026, 15/05/2026, 16/05/2026',
  'Intervention du 02-11-26 20261103',
  'de 12 000,00 € HT à 14 400,00 € TTC, solde de 2 400 € le 30/12/2026',
  'Acompte de 30 % de 45 678,90 € versé le 12/10/2026, facture 2026-118',
  'le 12 novembre 2026, de 8 h à 17 h, deux compagnons',
  'Payable à réception, à 30 jours fin de mois, à l’échéance, au comptant',
  'Paiement par chèque ou par virement à réception de facture',
  'À l’ordre du jour de la réunion du 4 novembre : choix des faïences',
  'Un surcoût de l’ordre de 12 %, en ordre de marche',
  'Ordre de service n° 3 du 12/10/2026, bon de commande 118/2026',
  'Fourn.et pose, fourn.et/ou pose, prix.HT/unité, 12.50/m², réf. A.12/B.7, M.Durand/Mme',
  'Facturation à compta@toits.fr ou jean.martin@courrier.example/',
  'Fin du chantier.De nouveau sur place mardi',
  'Plan.pdf, lot 3/4, 1.2/3.4, R+1/R+2, n.c./s.o.',
  'EAN 3 245678 901234, n° de série SN12 3456 7890 1234 5678 9012',
  'Compteur 12345678901234, PDL 19 123 456 789 012, code 12-34-56',
  'CB terminée par 4242, retenue de garantie 5 % (loi n° 71-584)',
  'Machine-outil LU 25 kg, dim. 120 x 80 x 45, SE 40 / DE 50 / ES 60, quantité 12',
  '80000 80090 80080 80000 AMIENS 12 et 14, compte client 411000123',
])('an ordinary text leads nowhere: %s', (text) => {
  for (const [place, given] of places) expect(marks(given(text)), place).toEqual([]);
});

test('a buyer may be called like its web page, and has a mail address', () => {
  const { buyer } = blankContent();
  expect(marks({ buyer: { ...buyer, name: 'Toits.fr SAS', email: 'compta@toits.fr' } })).toEqual([]);
  expect(marks({ subject: 'Payez sur toits.fr' })).toEqual(['link: toits.fr']);
});
