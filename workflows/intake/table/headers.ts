import type { Texts } from '../texts.ts';
import { plain, type Said, sharedSign, takeWords, unitAtEnd, withoutJoining } from './words.ts';

/** What a column holds: something lines are made of, or an amount they are held against. */
export type Column =
  | 'name'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'unitPrice'
  | 'grossPrice'
  | 'vat'
  | 'vatAmount'
  | 'discount'
  | 'discountAmount'
  | 'amount'
  | 'otherAmount'
  | 'grossAmount'
  | 'currency';

/** How refusals, notes and pages call a column. */
export const columnTexts: Record<Column, Texts> = {
  name: { fr: 'désignation', en: 'name' },
  description: { fr: 'description', en: 'description' },
  quantity: { fr: 'quantité', en: 'quantity' },
  unit: { fr: 'unité', en: 'unit' },
  unitPrice: { fr: 'prix unitaire HT', en: 'unit price without VAT' },
  grossPrice: { fr: 'prix unitaire TTC', en: 'unit price with VAT' },
  vat: { fr: 'taux de TVA', en: 'VAT rate' },
  vatAmount: { fr: 'montant de TVA', en: 'VAT amount' },
  discount: { fr: 'remise en %', en: 'discount in %' },
  discountAmount: { fr: 'montant de remise', en: 'discount amount' },
  amount: { fr: 'montant HT', en: 'amount without VAT' },
  otherAmount: { fr: 'autre montant', en: 'other amount' },
  grossAmount: { fr: 'montant TTC', en: 'amount with VAT' },
  currency: { fr: 'devise', en: 'currency' },
};

type Kind =
  | 'name'
  | 'description'
  | 'quantity'
  | 'unit'
  | 'price'
  | 'vat'
  | 'vatAmount'
  | 'discount'
  | 'discountAmount'
  | 'amount'
  | 'currency';

/** Heads by what they name, without accents, blanks and signs, and without what `takeWords` takes out of them. */
const names: Record<Kind, readonly string[]> = {
  name: 'designation libelle intitule article prestation produit objet nom name item label product service title'.split(
    ' ',
  ),
  description: 'description precision precisions detail details commentaire complement comment notes'.split(
    ' ',
  ),
  quantity: 'quantite qte qt q nombre nb quantity qty duree temps duration time'.split(' '),
  unit: 'unite u unit uom'.split(' '),
  price:
    'prixunitaire prixu pu prix prixdevente tarif tarifunitaire unitprice price netprice rate unitcost'.split(
      ' ',
    ),
  vat: 'tauxdetva tauxtva tva taux vat vatrate tax taxrate'.split(' '),
  vatAmount: 'montanttva montantdetva montantdelatva totaltva vatamount taxamount'.split(' '),
  discount: 'remise rabais discount discountpercent allowance'.split(' '),
  discountAmount: 'montantremise montantderemise montantdelaremise discountamount'.split(' '),
  amount:
    'montant total totalligne montantligne prixtotal montanttotal soustotal amount linetotal lineamount totalprice netamount'.split(
      ' ',
    ),
  currency: 'devise devises monnaie currency currencycode codedevise codemonnaie'.split(' '),
};

/** What has become of a quantity: it is one all the same, and two of them are two columns for one thing. */
const stages = new Set(
  'livree livrees commandee commandees facturee facturees realisee realisees executee executees vendue vendues delivered ordered invoiced billed shipped sold'.split(
    ' ',
  ),
);

/** Heads that begin as those of a column do, and then say something we don't know. */
const beginnings: [Column, RegExp][] = [
  ['quantity', /^(quantite|qte|qt|nombre|nb|quantity|qty)\b/],
  ['vat', /^(taux (de )?(la )?)?(tva|vat|tax)\b(?!.*\b(intra|n|no|num|number|id|code|reg))/],
  ['discount', /^(remise|rabais|discount)\b/],
];

/** What an unread head may have meant: lines would be made without it as if the table had none. */
export function resembledBy({ text, column, said }: Head): Column | null {
  if (column !== null || said.percent || said.currency) return null;
  const words = plain(text);
  return beginnings.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** Heads that name a column and its unit by one word. */
const measured = new Map<string, { kind: Kind; unit: string }>(
  Object.entries({
    heures: { kind: 'quantity', unit: 'HUR' },
    nbheures: { kind: 'quantity', unit: 'HUR' },
    nombredheures: { kind: 'quantity', unit: 'HUR' },
    hours: { kind: 'quantity', unit: 'HUR' },
    jours: { kind: 'quantity', unit: 'DAY' },
    nbjours: { kind: 'quantity', unit: 'DAY' },
    nombredejours: { kind: 'quantity', unit: 'DAY' },
    days: { kind: 'quantity', unit: 'DAY' },
    tauxhoraire: { kind: 'price', unit: 'HUR' },
    tarifhoraire: { kind: 'price', unit: 'HUR' },
    prixhoraire: { kind: 'price', unit: 'HUR' },
    hourlyrate: { kind: 'price', unit: 'HUR' },
    tjm: { kind: 'price', unit: 'DAY' },
    dailyrate: { kind: 'price', unit: 'DAY' },
  }),
);

/** A head and what its words say of every cell below it; `column` is null when it is not known, `sign` one of several currencies. */
export type Head = { text: string; column: Column | null; said: Said; sign?: string };

export function headOf(text: string): Head {
  // Words that ask for a value or not say nothing of it.
  const { said, rest } = takeWords(
    text.replace(/\b(obligatoire|facultati(f|ve)|optionnel(le)?|required|optional)\b/gi, ''),
  );
  // "TVA" is a column here, and only a word of a basis beside another name: "Prix hors TVA".
  const words = withoutJoining(rest.length > 0 ? rest : plain(text).split(' '));
  // "HT" and "TTC" alone head the amounts of the lines.
  const found =
    rest.length === 0 && said.basis ? { kind: 'amount' as const, unit: undefined } : kindOf(words);
  const unit = found?.unit ?? said.unit;
  const all: Said = unit ? { ...said, unit } : said;
  const sign = sharedSign(rest);
  const column = found ? variantOf(found.kind, all) : null;
  return { text: text.trim(), column, said: all, ...(sign && { sign }) };
}

function kindOf(words: string[]): { kind: Kind; unit?: string } | null {
  const key = words.join('').replace(/[^a-z0-9]/g, '');
  const own = measured.get(key);
  if (own) return own;
  const kind = (Object.keys(names) as Kind[]).find((each) => names[each].includes(key));
  if (kind) return { kind };
  if (words.length > 1 && stages.has(words.at(-1) ?? '')) {
    const counted = kindOf(words.slice(0, -1));
    return counted?.kind === 'quantity' ? counted : null;
  }
  const ending = unitAtEnd(words);
  const before = ending && kindOf(ending.words);
  return before && (before.kind === 'quantity' || before.kind === 'price')
    ? { ...before, unit: ending.unit }
    : null;
}

/** "Remise (€)" is no percentage, "TVA (€)" no rate, "Prix (TTC)" no price without VAT; "Quantité (%)" is nothing we know. */
function variantOf(kind: Kind, { basis, percent, currency }: Said): Column | null {
  const money = currency !== undefined;
  switch (kind) {
    case 'price':
      return percent ? null : basis === 'gross' ? 'grossPrice' : 'unitPrice';
    case 'amount':
      return percent ? null : basis === 'gross' ? 'grossAmount' : 'amount';
    case 'discount':
      return money || basis ? 'discountAmount' : 'discount';
    case 'discountAmount':
      return percent ? 'discount' : 'discountAmount';
    case 'vat':
      return money ? 'vatAmount' : 'vat';
    case 'vatAmount':
      return percent ? 'vat' : 'vatAmount';
    case 'quantity':
      return percent || money ? null : 'quantity';
    default:
      return kind;
  }
}
