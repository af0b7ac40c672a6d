import type { Texts } from './texts.ts';

/** Why a file that may be read is still nobody's draft. */
export const arrivalRefusals = {
  'business.unknown': {
    fr: 'Cette entreprise n’est pas de celles que le cabinet facture.',
    en: 'This business is none of those the office invoices for.',
  },
  'business.which': {
    fr: 'Le fichier ne dit pas de façon sûre au nom de quelle entreprise facturer (vendeur\u202f: {seller}). Dites laquelle.',
    en: 'The file does not say for certain which business to invoice for (seller: {seller}). Say which.',
  },
} as const satisfies Record<string, Texts>;

const otherName = (fr: string, en: string): Texts => ({
  fr: `Le fichier nomme «\u00a0{name}\u00a0» le client que son ${fr} désigne\u00a0: «\u00a0{known}\u00a0». Vérifiez que c’est bien lui.`,
  en: `The file calls “{name}” the customer that its ${en} names: “{known}”. Check that it is the same.`,
});

/** Where what a file says and what the office knows are not the same. */
export const arrivalWarnings = {
  'seller.other': {
    fr: 'Le fichier nomme un autre vendeur, {name} (SIREN {siren})\u202f: la facture est établie au nom de {business}.',
    en: 'The file names another seller, {name} (SIREN {siren}): the invoice is made out in the name of {business}.',
  },
  'account.other': {
    fr: 'Le compte du fichier ({iban}) n’est pas celui de {business}\u202f: le sien a été gardé.',
    en: 'The account in the file ({iban}) is not that of {business}: theirs was kept.',
  },
  'customer.kept': {
    fr: 'Client ajouté au carnet\u202f: {name}.',
    en: 'Customer added to the list: {name}.',
  },
  'buyer.otherName.siret': otherName('SIRET', 'SIRET'),
  'buyer.otherName.siren': otherName('SIREN', 'SIREN'),
  'buyer.otherName.vatNumber': otherName('n°\u00a0de TVA', 'VAT number'),
  'buyer.otherName.other': otherName('identifiant', 'identifier'),
  'buyer.otherName.email': otherName('e\u2011mail', 'e\u2011mail'),
} as const satisfies Record<string, Texts>;
