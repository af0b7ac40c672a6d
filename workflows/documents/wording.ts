import type { Locale } from '#db/shapes/locale.ts';
import { elision } from '#emails/elision.ts';

/**
 * The legal texts printed on documents, each with the law that asks for it and the day from which it applies.
 * A new law is a new entry at the end of its list, never an edit: an old document is always set with its old words.
 *
 * Since 1 September 2026 VAT is in the CIBS (ordonnance 2025-1247); invoices may go on quoting the CGI until
 * 31 December 2027, so every text that quotes it has a successor which does not.
 */
type Wording = { from: string; fr: string; en: string };

const wordings = {
  /** C. com. art. L441-9, I, al. 5: the discount for early payment, or that there is none. */
  noDiscount: [
    {
      from: '2019-10-01',
      fr: 'Pas d’escompte pour paiement anticipé.',
      en: 'No discount for early payment.',
    },
  ],
  /** C. com. art. L441-10, II: the rate that applies by default, due without reminder. */
  latePenalties: [
    {
      from: '2019-04-26',
      fr: 'Pénalités de retard : taux de refinancement de la BCE majoré de 10 points, exigibles sans rappel (Code de commerce, art. L. 441-10).',
      en: 'Late payment interest: ECB refinancing rate plus 10 points, due without reminder (French Commercial Code, art. L. 441-10).',
    },
  ],
  /** C. com. art. D441-5: 40 € for each invoice paid late by a professional. */
  recoveryFee: [
    {
      from: '2013-01-01',
      fr: 'Indemnité forfaitaire pour frais de recouvrement : 40 € (Code de commerce, art. D. 441-5).',
      en: 'Fixed compensation for recovery costs: €40 (French Commercial Code, art. D. 441-5).',
    },
  ],
  /** C. com. art. L441-10 and D441-5 concern professionals; a platform wants to read that it was not forgotten. */
  noPenaltiesConsumer: [
    {
      from: '2013-01-01',
      fr: 'Pénalités de retard : sans objet, client non professionnel.',
      en: 'Late payment interest: not applicable to a consumer.',
    },
  ],
  noRecoveryFeeConsumer: [
    {
      from: '2013-01-01',
      fr: 'Indemnité forfaitaire pour frais de recouvrement : sans objet, client non professionnel.',
      en: 'Fixed compensation for recovery costs: not applicable to a consumer.',
    },
  ],
  /** CGI art. 266, 1 bis: VAT is in euros, at the last rate known on the day it falls due. */
  exchangeRate: [
    {
      from: '2013-01-01',
      fr: 'TVA convertie en euros au taux de {rate} € pour 1 {currency} du {on} ({source}).',
      en: 'VAT converted into euros at {rate} EUR for 1 {currency} of {on} ({source}).',
    },
  ],
  /** Code de la commande publique art. L2192-13 and R2192-31: interest owed by a public buyer. */
  latePenaltiesPublic: [
    {
      from: '2019-04-01',
      fr: 'Intérêts moratoires en cas de retard : taux de refinancement de la BCE majoré de 8 points, exigibles sans rappel (Code de la commande publique, art. L. 2192-13 et R. 2192-31).',
      en: 'Late payment interest: ECB refinancing rate plus 8 points, due without reminder (French Public Procurement Code, art. L. 2192-13 and R. 2192-31).',
    },
  ],
  /** Code de la commande publique art. D2192-35. */
  recoveryFeePublic: [
    {
      from: '2019-04-01',
      fr: 'Indemnité forfaitaire pour frais de recouvrement : 40 € (Code de la commande publique, art. D. 2192-35).',
      en: 'Fixed compensation for recovery costs: €40 (French Public Procurement Code, art. D. 2192-35).',
    },
  ],
  /** CGI ann. II art. 242 nonies A, as changed by décret 2022-1299, with the dates of décret 2024-266. */
  vatOnDebits: [
    {
      from: '2026-09-01',
      fr: 'Option pour le paiement de la taxe d’après les débits.',
      en: 'VAT paid on invoicing (option pour le paiement de la taxe d’après les débits).',
    },
  ],
  /** CGI art. 269, 2, c: VAT on services falls due when they are paid. */
  vatOnCollection: [
    {
      from: '1980-01-01',
      fr: 'TVA exigible à l’encaissement.',
      en: 'VAT falls due on payment.',
    },
  ],
  /** The same, when the document also delivers goods, whose VAT falls due on delivery. */
  vatOnCollectionMixed: [
    {
      from: '1980-01-01',
      fr: 'TVA sur les prestations de services exigible à l’encaissement.',
      en: 'VAT on services falls due on payment.',
    },
  ],
  /**
   * Loi n° 2025-127 du 14 février 2025, art. 41: since 16 February 2025 works on a dwelling have a reduced rate where the
   * customer certifies on the quote or the invoice what an attestation said before. What he certifies is that of CGI art.
   * 279-0 bis, 3: that the works are on premises used as dwellings and completed more than two years ago, and don't fall
   * under 2 of it (a: part of a new building, b: a floor area enlarged by more than 10 %, within two years at most). The
   * administration gives models (BOI-LETTRE-000280, 22 October 2025, 1 and 10) and takes other words that say the same.
   */
  dwelling: [
    {
      from: '2025-02-16',
      fr: 'Travaux à {rates} : le client certifie qu’ils portent sur des locaux à usage d’habitation achevés depuis plus de deux ans et que, sur deux ans au plus, ils ne concourent pas à la production d’un immeuble neuf et n’augmentent pas la surface de plancher de plus de 10 % (CGI, art. 279-0 bis).',
      en: 'Works at {rates}: the customer certifies that they are on residential premises completed more than two years ago and that, over two years at most, they neither contribute to a new building nor enlarge the floor area by more than 10% (CGI, art. 279-0 bis).',
    },
    {
      from: '2028-01-01',
      fr: 'Travaux à {rates} : le client certifie qu’ils portent sur des locaux à usage d’habitation achevés depuis plus de deux ans et que, sur deux ans au plus, ils ne concourent pas à la production d’un immeuble neuf et n’augmentent pas la surface de plancher de plus de 10 %.',
      en: 'Works at {rates}: the customer certifies that they are on residential premises completed more than two years ago and that, over two years at most, they neither contribute to a new building nor enlarge the floor area by more than 10%.',
    },
  ],
  /** CGI art. 278-0 bis A: at 5.5 %, works that save energy, certified in the same way as what art. 279-0 bis, 3 says. */
  dwellingEnergy: [
    {
      from: '2025-02-16',
      fr: 'Il certifie que ceux à {rate} sont des travaux de rénovation énergétique (CGI, art. 278-0 bis\u00a0A).',
      en: 'The customer certifies that those at {rate} are works of energy renovation (CGI, art. 278-0 bis\u00a0A).',
    },
    {
      from: '2028-01-01',
      fr: 'Il certifie que ceux à {rate} sont des travaux de rénovation énergétique.',
      en: 'The customer certifies that those at {rate} are works of energy renovation.',
    },
  ],
  /** The same law: the statement is the customer's own, on this document where the quote he signed has none. */
  dwellingSigned: [
    {
      from: '2025-02-16',
      fr: 'Date et signature du client, sauf mention signée sur le devis :',
      en: 'Date and signature of the customer, unless it was signed on the quote:',
    },
  ],
  /** CGI ann. II art. 242 nonies A, I, 13°: this very word, whoever the buyer is. */
  reverseCharge: [
    {
      from: '2013-01-01',
      fr: 'Autoliquidation : la TVA est due par le preneur.',
      en: 'Reverse charge (autoliquidation): VAT is due from the customer.',
    },
  ],
  /** CGI art. 262 ter, I: supplies to another member state. */
  intraCommunity: [
    {
      from: '1993-01-01',
      fr: 'Exonération de TVA, art. 262 ter, I du CGI.',
      en: 'VAT exempt intra-Community supply (art. 262 ter, I of the French Tax Code).',
    },
    {
      from: '2028-01-01',
      fr: 'Exonération de TVA : livraison intracommunautaire.',
      en: 'VAT exempt intra-Community supply.',
    },
  ],
  /** CGI art. 262, I: exports. */
  exportOutsideEu: [
    {
      from: '1980-01-01',
      fr: 'Exonération de TVA, art. 262, I du CGI.',
      en: 'VAT exempt export (art. 262, I of the French Tax Code).',
    },
    { from: '2028-01-01', fr: 'Exonération de TVA : exportation.', en: 'VAT exempt export.' },
  ],
  /** CGI art. 259, 1° and 283, 2: a service to a business of another member state. */
  serviceInUnion: [
    {
      from: '2010-01-01',
      fr: 'Autoliquidation, art. 259, 1° et 283, 2 du CGI.',
      en: 'Reverse charge (autoliquidation), art. 259, 1° and 283, 2 of the French Tax Code.',
    },
    {
      from: '2028-01-01',
      fr: 'Autoliquidation : service taxé chez le preneur.',
      en: 'Reverse charge (autoliquidation): service taxed where the customer is.',
    },
  ],
  /** CGI art. 259, 1°: a service to a business outside the Union. */
  serviceOutsideEu: [
    {
      from: '2010-01-01',
      fr: 'TVA non applicable, art. 259, 1° du CGI.',
      en: 'VAT not applicable (art. 259, 1° of the French Tax Code).',
    },
    {
      from: '2028-01-01',
      fr: 'TVA non applicable : service à un preneur établi hors de l’Union.',
      en: 'VAT not applicable: service to a customer outside the Union.',
    },
  ],
  /** CGI art. 294, 1: Guyane and Mayotte. */
  untaxedOverseas: [
    {
      from: '2014-01-01',
      fr: 'TVA non applicable, art. 294, 1 du CGI.',
      en: 'VAT not applicable (art. 294, 1 of the French Tax Code).',
    },
    {
      from: '2028-01-01',
      fr: 'TVA non applicable en Guyane et à Mayotte.',
      en: 'VAT not applicable in French Guiana and Mayotte.',
    },
  ],
  /** CGI art. 294, 2 and 3: goods between parts of France. */
  exportOverseas: [
    {
      from: '2014-01-01',
      fr: 'Exonération de TVA, art. 294 du CGI.',
      en: 'VAT exempt (art. 294 of the French Tax Code).',
    },
    {
      from: '2028-01-01',
      fr: 'Exonération de TVA : expédition outre-mer.',
      en: 'VAT exempt: sent overseas.',
    },
  ],
  /** CGI art. 293 B and 293 E: small businesses that charge no VAT. */
  franchise: [
    {
      from: '1991-01-01',
      fr: 'TVA non applicable, art. 293 B du CGI.',
      en: 'VAT not applicable (art. 293 B of the French Tax Code).',
    },
    {
      from: '2028-01-01',
      fr: 'TVA non applicable : franchise en base.',
      en: 'VAT not applicable: small business exemption.',
    },
  ],
  /** CGI ann. II art. 242 nonies A, I, 12°: any mention that the operation is exempt, when no reason was given. */
  exempt: [{ from: '2003-07-01', fr: 'Opération exonérée de TVA.', en: 'Operation exempt from VAT.' }],
  /** Operations outside the scope of VAT altogether. */
  outOfScope: [
    {
      from: '1980-01-01',
      fr: 'Opération hors champ d’application de la TVA.',
      en: 'Operation outside the scope of VAT.',
    },
  ],
  /** CGI art. 272, 1: a credit note that gives VAT back. */
  creditNoteVat: [
    {
      from: '1980-01-01',
      fr: 'Avoir donnant lieu à rectification de la TVA (art. 272, 1 du CGI).',
      en: 'This credit note corrects the VAT charged (art. 272, 1 of the French Tax Code).',
    },
    {
      from: '2028-01-01',
      fr: 'Avoir donnant lieu à rectification de la TVA.',
      en: 'This credit note corrects the VAT charged.',
    },
  ],
  /** The other side of it: a buyer who deducted that VAT has to give it back. */
  creditNoteDeduction: [
    {
      from: '1980-01-01',
      fr: 'Vous devez réduire d’autant la taxe déduite.',
      en: 'Your deducted VAT has to be reduced by the same amount.',
    },
  ],
  /** VATEX-FR-CNWVAT: credit note net of tax, the VAT of the invoice stays as it is. */
  creditNoteNetOfTax: [
    {
      from: '1980-01-01',
      fr: 'Avoir net de taxe, sans rectification de la TVA.',
      en: 'Credit note net of tax: the VAT charged is not corrected.',
    },
  ],
  /** Loi n° 71-584 du 16 juillet 1971: retention on private works, 5 % at most. */
  retention: [
    {
      from: '1971-07-16',
      fr: 'Retenue de garantie de {percent} (loi n° 71-584 du 16 juillet 1971).',
      en: 'Retention of {percent} (French law no. 71-584 of 16 July 1971).',
    },
  ],
  /** Code de la commande publique art. R2191-32 to R2191-35. */
  retentionPublic: [
    {
      from: '2019-04-01',
      fr: 'Retenue de garantie de {percent} (Code de la commande publique, art. R. 2191-32 à R. 2191-35).',
      en: 'Retention of {percent} (French Public Procurement Code, art. R. 2191-32 to R. 2191-35).',
    },
  ],
  /** CGI art. 289, I-2 and ann. II art. 242 nonies: an invoice made by a mandatary, in the seller's name. */
  mandate: [
    {
      from: '2003-07-01',
      fr: '{document} par {office} au nom et pour le compte de {business} (mandat du {date}{clause}, art. 289, I-2 du CGI)',
      en: '{document} by {office} in the name and on behalf of {business} (mandate of {date}{clause}, art. 289, I-2 of the French Tax Code)',
    },
    {
      from: '2028-01-01',
      fr: '{document} par {office} au nom et pour le compte de {business} (mandat du {date}{clause})',
      en: '{document} by {office} in the name and on behalf of {business} (mandate of {date}{clause})',
    },
  ],
} satisfies Record<string, [Wording, ...Wording[]]>;

export type WordingKey = keyof typeof wordings;

/** The day the e-invoicing reform began: what a draft without any date is worded by. */
const REFORM = '2026-09-01';

/**
 * The text of `key` in force on `on` (YYYY-MM-DD; null for a draft without a date), its `{name}` places filled.
 * A place without a value is left empty.
 */
export function wording(
  key: WordingKey,
  on: string | null,
  locale: Locale,
  values: Record<string, string> = {},
): string {
  const versions: readonly Wording[] = wordings[key];
  const inForce = versions.findLast((each) => each.from <= (on ?? REFORM)) ?? versions[0];
  const text = frenchSpaces(inForce?.[locale] ?? '', locale);
  return text.replace(/(?:\b(de|que) )?\{(\w+)\}/g, (_, particle: string | undefined, name: string) => {
    const value = values[name] ?? '';
    return particle && locale === 'fr' ? elision(particle, value) + value : value;
  });
}

/** Puts the narrow and no-break spaces of French typography into a text written with ordinary ones. */
function frenchSpaces(text: string, locale: Locale): string {
  if (locale !== 'fr')
    return text.replace(/\bart\. /g, 'art.\u00a0').replace(/\b([LRD])\. (?=\d)/g, '$1.\u00a0');
  return text
    .replace(/ ([;:!?»%€])/g, '\u202f$1')
    .replace(/« /g, '«\u202f')
    .replace(/\b(n°|art\.) /g, '$1\u00a0')
    .replace(/\b([LRD])\. (?=\d)/g, '$1.\u00a0')
    .replace(/(\d) (?=points|jours)/g, '$1\u00a0');
}
