import type { Identifier } from '#db/shapes/content.ts';
import type { Row, Rows, Shown, Words } from './row.ts';

/** What a party is known by, in the order of the model; its name says whose it is. */
const parts = {
  name: { fr: 'nom', en: 'name' },
  legalForm: { fr: 'forme juridique', en: 'legal form' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  siret: { fr: 'SIRET', en: 'SIRET' },
  vatNumber: { fr: 'numéro de TVA', en: 'VAT number' },
  registration: { fr: 'immatriculation', en: 'registration' },
  email: { fr: 'e-mail', en: 'e-mail' },
  phone: { fr: 'téléphone', en: 'telephone' },
  contact: { fr: 'contact', en: 'contact' },
  'address.line1': { fr: 'adresse', en: 'address' },
  'address.line2': { fr: 'complément d’adresse', en: 'address, continued' },
  'address.line3': { fr: 'troisième ligne d’adresse', en: 'third address line' },
  'address.postcode': { fr: 'code postal', en: 'postcode' },
  'address.city': { fr: 'ville', en: 'city' },
  'address.region': { fr: 'région', en: 'region' },
  'address.country': { fr: 'pays', en: 'country' },
} satisfies Record<string, Words>;
type Part = keyof typeof parts;
type Text = Extract<Row<string>, { isList?: never }>;

/** Those that no editor has a control for, of a party that it shows; more of them for one it shows little of. */
const kept: readonly Part[] = ['registration', 'phone', 'address.line3', 'address.region'];
const keptOfPayer: readonly Part[] = [...kept, 'legalForm', 'siret', 'vatNumber', 'email', 'contact'];

function party<const Path extends string>(
  path: Path,
  who: Words,
  shown: (part: Part) => Shown,
  { bts = {}, told }: { bts?: Partial<Record<Part | 'otherIds', number>>; told?: false } = {},
) {
  const row = (part: Part | 'otherIds', name: Words): Text => ({
    type: part === 'address.country' ? 'country' : 'text',
    name: { fr: `${who.fr}, ${name.fr}`, en: `${who.en}, ${name.en}` },
    shown: part === 'otherIds' ? 'kept' : shown(part),
    // Of an address a line or a region that is gone was never there; every other text is empty.
    ...(part !== 'address.line3' && part !== 'address.region' && { absent: '' }),
    ...(bts[part] !== undefined && { bt: `BT-${bts[part]}` as const }),
    ...(told === false && { told }),
  });
  const rows = Object.entries(parts).map(([part, name]) => [`${path}.${part}`, row(part as Part, name)]);
  return Object.fromEntries(rows) as { [Each in Part as `${Path}.${Each}`]: Text };
}

const otherIds = (who: Words): Row<Identifier[]> & { isList: true } => ({
  type: 'identifier',
  isList: true,
  name: { fr: `${who.fr}, identifiants`, en: `${who.en}, identifiers` },
  each: { fr: `${who.fr}, autre identifiant`, en: `${who.en}, other identifier` },
  shown: 'kept',
});

const seller = { fr: 'Votre entreprise', en: 'Your business' };
const buyer = { fr: 'Client', en: 'Customer' };
const payer = { fr: 'Tiers payeur', en: 'Third-party payer' };

/** BT of the seller and of the buyer, part by part. */
const sellerTerms = {
  name: 27,
  legalForm: 33,
  siren: 30,
  siret: 29,
  vatNumber: 31,
  email: 43,
  phone: 42,
  contact: 41,
  'address.line1': 35,
  'address.line2': 36,
  'address.line3': 162,
  'address.postcode': 38,
  'address.city': 37,
  'address.region': 39,
  'address.country': 40,
} as const;
const buyerTerms = {
  name: 44,
  siren: 47,
  siret: 46,
  vatNumber: 48,
  email: 58,
  phone: 57,
  contact: 56,
  'address.line1': 50,
  'address.line2': 51,
  'address.line3': 163,
  'address.postcode': 53,
  'address.city': 52,
  'address.region': 54,
  'address.country': 55,
} as const;

export const parties = {
  seller: { type: 'group', name: seller, shown: 'elsewhere' },
  ...party('seller', seller, () => 'elsewhere', { bts: sellerTerms }),
  'seller.otherIds': { ...otherIds(seller), shown: 'elsewhere' },
  buyer: { type: 'group', name: buyer, shown: 'editor' },
  ...party('buyer', buyer, (part) => (kept.includes(part) ? 'kept' : 'editor'), { bts: buyerTerms }),
  'buyer.otherIds': { ...otherIds(buyer), beside: 'printed' },
} satisfies Rows;

/** Its changes are told as those of one. */
export const otherPayer = {
  payer: { type: 'group', name: payer, shown: 'editor', isTold: true },
  ...party('payer', payer, (part) => (keptOfPayer.includes(part) ? 'kept' : 'editor'), { told: false }),
  'payer.otherIds': { ...otherIds(payer), told: false },
} satisfies Rows;
