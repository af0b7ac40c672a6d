/** Sentences that more than one mail says: what the document is, when the window ends, what silence does. */
import { formatDate, formatInstant, formatMoney, formatPercent, type Locale, NBSP } from './format.ts';
import type { DocumentKind, Draft, Guardrail, Silence, SilenceWindow } from './payload.ts';

/** French needs the gender: « cette facture validée », « cet avoir validé ». */
const french: Record<DocumentKind, { name: string; that: string; the: string; e: 'e' | '' }> = {
  invoice: { name: 'facture', that: 'cette facture', the: 'la facture', e: 'e' },
  creditNote: { name: 'avoir', that: 'cet avoir', the: 'l’avoir', e: '' },
  deposit: {
    name: 'facture d’acompte',
    that: 'cette facture d’acompte',
    the: 'la facture d’acompte',
    e: 'e',
  },
  corrective: {
    name: 'facture rectificative',
    that: 'cette facture',
    the: 'la facture rectificative',
    e: 'e',
  },
};
const english: Record<DocumentKind, string> = {
  invoice: 'invoice',
  creditNote: 'credit note',
  deposit: 'deposit invoice',
  corrective: 'corrected invoice',
};

export function nounFr(kind: DocumentKind) {
  return french[kind];
}

export function documentName(kind: DocumentKind, locale: Locale): string {
  return locale === 'fr' ? french[kind].name : english[kind];
}

export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}

/** « Thierry, voici… » or « Voici… » when no first name is known. */
export function addressed(name: string, sentence: string): string {
  return name ? `${name}, ${sentence}` : capitalised(sentence);
}

/** "a, b et c". */
export function listed(items: readonly string[], locale: Locale): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${locale === 'fr' ? 'et' : 'and'} ${items.at(-1)}`;
}

/** « 11 396,60 € », or « Avoir de 120,00 € » when the document is more than a plain invoice. */
export function amountWords(
  document: { kind: DocumentKind; amountCents: number; currency: string },
  locale: Locale,
): string {
  const amount = formatMoney(document.amountCents, document.currency, locale);
  if (document.kind === 'invoice') return amount;
  const name = capitalised(documentName(document.kind, locale));
  return locale === 'fr' ? `${name} de ${amount}` : `${name} of ${amount}`;
}

/** The exact end where it is known, else the rule with the earliest end: the clock starts on delivery only. */
export function windowWords(window: SilenceWindow, locale: Locale): string {
  if (window.kind === 'until') {
    const end = formatInstant(window.dueAt, locale);
    return locale === 'fr' ? `réponse attendue avant le ${end}` : `answer expected before ${end}`;
  }
  if (window.kind === 'over') {
    const end = formatInstant(window.dueAt, locale);
    return locale === 'fr'
      ? `délai terminé le ${end}, votre réponse est toujours attendue`
      : `the window ended on ${end}, your answer is still expected`;
  }
  const end = formatInstant(window.earliestDueAt, locale);
  return locale === 'fr'
    ? `${hoursWords(window, locale)} pour répondre à compter de la remise de cet e-mail, soit au plus tôt jusqu’au ${end}`
    : `${hoursWords(window, locale)} to answer from the delivery of this e-mail, ending no earlier than ${end}`;
}

/** « 11 396,60 € pour Commune de Saint-Riquet »: the first words of whatever is about one document. */
export function amountFor(draft: Draft, locale: Locale): string {
  return `${amountWords(draft, locale)} ${locale === 'fr' ? 'pour' : 'for'} ${draft.customer}`;
}

/** The first line of a request: amount, customer, end of the window, and what happens then. */
export function requestSummary(
  mail: { draft: Draft; silence: Silence; locale: Locale },
  window: SilenceWindow,
): string {
  const { draft, locale } = mail;
  return `${amountFor(draft, locale)}, ${windowWords(window, locale)}. ${consequenceWords(mail, window)}`;
}

/** « À valider avant le ven. 27 nov. 2026 à 09:12 : Commune de Saint-Riquet, 11 396,60 € ». */
export function requestSubject(
  mail: { draft: Draft; locale: Locale },
  action: string,
  window: SilenceWindow,
): string {
  const { draft, locale } = mail;
  const limit = limitWords(window, locale);
  return `${action}${limit && ` ${limit}`}${colon(locale)} ${draft.customer}, ${amountWords(draft, locale)}`;
}

/** « avant le ven. 27 nov. 2026 à 09:12 », « sous 48 heures »; nothing once it is over. */
function limitWords(window: SilenceWindow, locale: Locale): string {
  const fr = locale === 'fr';
  if (window.kind === 'over') return '';
  return window.kind === 'until'
    ? `${fr ? 'avant le' : 'before'} ${formatInstant(window.dueAt, locale)}`
    : `${fr ? 'sous' : 'within'} ${hoursWords(window, locale)}`;
}

/** The end of a window as far as it is known: exact, past, or the earliest that is possible. */
export const knownEnd = (window: SilenceWindow): string =>
  window.kind === 'fromReceipt' ? window.earliestDueAt : window.dueAt;

/** French puts a narrow space before the colon. */
export function colon(locale: Locale): string {
  return locale === 'fr' ? '\u202F:' : ':';
}

/** « 48 heures », « 48 heures ouvrées ». */
export function hoursWords(
  window: { hours: number; counting: 'elapsed' | 'working' },
  locale: Locale,
): string {
  const working = window.counting === 'working';
  const s = window.hours > 1 ? 's' : '';
  return locale === 'fr'
    ? `${window.hours}${NBSP}heure${s}${working ? ` ouvrée${s}` : ''}`
    : `${window.hours}${NBSP}${working ? 'working ' : ''}hour${s}`;
}

/** What happens at the end of the window if nobody answers. */
export function consequenceWords(
  mail: { draft: Draft; silence: Silence; locale: Locale },
  window: SilenceWindow,
): string {
  const { draft, silence, locale } = mail;
  if (silence.kind === 'neverApproves') {
    const why = guardrailWords(silence, locale);
    return locale === 'fr'
      ? `Sans réponse de votre part, rien ne sera validé\u202F: ${why}.`
      : `If you do not answer, nothing will be approved: ${why}.`;
  }
  const { that, e } = french[draft.kind];
  const known = window.kind === 'until';
  return locale === 'fr'
    ? `Sans réponse de votre part ${known ? 'à cette date' : 'à la fin du délai'}, ${that} sera considéré${e} comme validé${e}, puis envoyé${e} à votre client.`
    : `If we have not heard from you by ${known ? 'then' : 'the end of the window'}, this ${english[draft.kind]} will be deemed approved, then sent to your customer.`;
}

/** Why silence can never approve this draft. */
export function guardrailWords(silence: Extract<Silence, { kind: 'neverApproves' }>, locale: Locale): string {
  const cap = silence.capCents === null ? null : formatMoney(silence.capCents, 'EUR', locale);
  const reasons: Record<Guardrail, { fr: string; en: string }> = {
    bankChanged: {
      fr: 'les coordonnées bancaires ont changé',
      en: 'the bank details have changed',
    },
    amountCap: {
      fr: cap ? `le montant TTC dépasse votre plafond de ${cap}` : 'le montant TTC dépasse votre plafond',
      en: cap ? `the amount with VAT is above your cap of ${cap}` : 'the amount with VAT is above your cap',
    },
    firstInvoice: {
      fr: 'c’est la première facture à ce client ou à cette adresse',
      en: 'this is the first invoice to this customer or to this address',
    },
    creditNote: {
      fr: 'un avoir demande toujours votre réponse',
      en: 'a credit note always needs your answer',
    },
    specialCase: {
      fr: 'le document comporte une condition particulière',
      en: 'the document has a special condition',
    },
    noClause: {
      fr: 'votre contrat ne prévoit pas de validation tacite',
      en: 'your contract has no clause on silence',
    },
  };
  return listed(
    silence.guardrails.map((name) => reasons[name][locale]),
    locale,
  );
}

/** « Net à payer, après retenue de garantie 5 % (−607,72 €) et pénalité (−150,00 €) ». Empty without deductions. */
export function deductionWords(draft: Draft, locale: Locale): string {
  const names = {
    retention: { fr: 'retenue de garantie', en: 'retention' },
    penalty: { fr: 'pénalité', en: 'penalty' },
    deposit: { fr: 'acompte déjà facturé', en: 'deposit already invoiced' },
  };
  const parts = draft.deductions.map(({ kind, amountCents, percent }) => {
    const rate = percent ? ` ${formatPercent(percent, locale)}` : '';
    return `${names[kind][locale]}${rate} (${formatMoney(-amountCents, draft.currency, locale)})`;
  });
  if (parts.length === 0) return '';
  return `${locale === 'fr' ? 'Net à payer, après' : 'Net payable, after'} ${listed(parts, locale)}`;
}

/** « 1 320,00 € le sam. 5 déc. 2026 et 1 320,00 € le dim. 20 déc. 2026 ». Amounts in cents. */
export function datesWords(
  dates: readonly { on: string; cents: number }[],
  currency: string,
  locale: Locale,
): string {
  const each = dates.map(
    ({ on, cents }) =>
      `${formatMoney(cents, currency, locale)} ${locale === 'fr' ? 'le' : 'on'} ${formatDate(on, locale)}`,
  );
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(each);
}
