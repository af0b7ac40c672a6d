import type { DunningLevel } from '#db/shapes/dunning.ts';
import type { Locale } from '#db/shapes/locale.ts';

/** What a text may hold in braces. */
export const placeholders = ['customer', 'business', 'amount', 'documents', 'since'] as const;
export type Placeholder = (typeof placeholders)[number];

/** As they are written in each language. */
export const placeholderNames: Record<Locale, Record<Placeholder, string>> = {
  fr: {
    customer: 'client',
    business: 'entreprise',
    amount: 'montant',
    documents: 'pièces',
    since: 'échéance',
  },
  en: {
    customer: 'customer',
    business: 'business',
    amount: 'amount',
    documents: 'documents',
    since: 'since',
  },
};

/** Subject and words of a message; paragraphs are split by an empty line. */
export type DunningText = { subject: string; words: string };

/** What leaves where a business has no words of its own: friendly first, firm then. */
export const defaultTexts: Record<Locale, Record<DunningLevel, DunningText>> = {
  fr: {
    1: {
      subject: '{montant} à régler',
      words: `Bonjour,

Sauf erreur de notre part, nous n’avons pas encore reçu {montant}, dû depuis le {échéance}\u00A0: {pièces}.

Si votre règlement est déjà parti, dites-le-nous sur la page ci-dessous. Sinon, merci de régler sur le compte indiqué.`,
    },
    2: {
      subject: 'Deuxième relance\u00A0: {montant} à régler',
      words: `Bonjour,

Malgré notre premier message, nous n’avons pas reçu {montant}, dû depuis le {échéance}\u00A0: {pièces}.

Nous vous demandons de régler sans attendre, sur le compte indiqué. Si quelque chose s’y oppose, contestez la facture ou proposez une date sur la page ci-dessous.`,
    },
  },
  en: {
    1: {
      subject: '{amount} to be paid',
      words: `Hello,

Unless we are mistaken, we have not yet received {amount}, due since {since}: {documents}.

If your payment is already on its way, tell us on the page below. Otherwise please pay to the account below.`,
    },
    2: {
      subject: 'Second reminder: {amount} to be paid',
      words: `Hello,

In spite of our first message we have not received {amount}, due since {since}: {documents}.

Please pay without delay to the account below. If something stands against it, dispute the invoice or offer a date on the page below.`,
    },
  },
};

const inBraces = /\{([^{}]*)\}/g;

/** A name as it is compared: accents are typed in two ways. */
const nameIn = (braced: string): string => braced.trim().normalize('NFC');

/** Which placeholder stands in braces; undefined: none of this language. */
export const placeholderOf = (braced: string, locale: Locale): Placeholder | undefined =>
  placeholders.find((each) => placeholderNames[locale][each] === nameIn(braced));

/** Puts values in the place of placeholders, once: what a value holds in braces stays as it is. */
export function fillText(
  text: DunningText,
  values: Record<Placeholder, string>,
  locale: Locale,
): DunningText {
  const fill = (part: string) =>
    part.replace(inBraces, (whole, braced: string) => {
      const found = placeholderOf(braced, locale);
      return found ? values[found] : whole;
    });
  return { subject: fill(text.subject), words: fill(text.words) };
}
