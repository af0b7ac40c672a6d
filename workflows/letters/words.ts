import type { DocumentKind } from '#db/shapes/content.ts';
import type { DunnedLevel } from '#db/shapes/dunning.ts';
import type { Debtor, LetterKind } from '#db/shapes/letter.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { NARROW, NBSP } from '#emails/format.ts';

/** What a text of a letter may speak of; all of it worded. */
type Of = { count: number; amount: string; payBy: string; business: string };

type Words = {
  place: (city: string, day: string) => string;
  subject: string;
  subjects: Record<LetterKind, (of: Of) => string>;
  registered: string;
  greeting: string;
  opening: Record<LetterKind, (of: Of) => string[]>;
  /** The opening of a formal notice before which nobody was asked. */
  unasked: (of: Of) => string;
  /** What makes a formal notice one, whatever else is written in it. */
  notice: (of: Of) => string[];
  /** What follows, by who owes. */
  consequence: Record<Debtor, string>;
  ending: Record<LetterKind, (of: Of) => string[]>;
  earlier: (list: string) => string;
  /** One of those, by its level. */
  asked: Record<DunnedLevel, (day: string) => string>;
  columns: [number: string, subject: string, issued: string, due: string, late: string, owed: string];
  kinds: Record<DocumentKind, string>;
  disputed: (open: string, disputed: string) => string;
  days: (count: number) => string;
  noDay: string;
  principal: string;
  interest: string;
  indemnity: string;
  toPay: string;
  noneCounted: string;
  announced: Record<Debtor, string>;
  claimedBy: Record<Debtor, string>;
  pay: string;
  scan: (business: string) => string;
  transfer: (business: string) => string;
  quote: (numbers: string) => string;
  elsewhere: string;
  call: (name: string, phone: string) => string;
  prepared: (office: string, business: string, mandate: string) => string;
  mandate: (day: string) => string;
  page: string;
};

const fr: Words = {
  place: (city, day) => (city ? `${city}, le ${day}` : `Le ${day}`),
  subject: `Objet${NARROW}:`,
  subjects: {
    dunning1: ({ count, amount }) =>
      count === 1 ? `une facture reste à payer, ${amount}` : `${count} factures restent à payer, ${amount}`,
    dunning2: ({ count, amount }) =>
      count === 1
        ? `deuxième rappel, une facture impayée, ${amount}`
        : `deuxième rappel, ${count} factures impayées, ${amount}`,
    formalNotice: ({ amount }) => `mise en demeure de payer ${amount}`,
  },
  registered: 'Lettre recommandée avec avis de réception',
  greeting: 'Madame, Monsieur,',
  opening: {
    dunning1: ({ count }) => [
      count === 1
        ? 'Sauf erreur de notre part, nous n’avons pas reçu le règlement de cette facture, dont l’échéance est passée.'
        : 'Sauf erreur de notre part, nous n’avons pas reçu le règlement de ces factures, dont l’échéance est passée.',
    ],
    dunning2: ({ count }) => [
      count === 1
        ? 'Malgré notre précédent rappel, cette facture reste impayée. Nous vous demandons de la régler sans attendre.'
        : 'Malgré notre précédent rappel, ces factures restent impayées. Nous vous demandons de les régler sans attendre.',
    ],
    formalNotice: ({ count }) => [
      count === 1
        ? 'Malgré nos rappels, la facture ci-dessous reste impayée à ce jour.'
        : 'Malgré nos rappels, les factures ci-dessous restent impayées à ce jour.',
    ],
  },
  unasked: ({ count }) =>
    count === 1
      ? 'L’échéance de la facture ci-dessous est passée, et elle reste impayée à ce jour.'
      : 'L’échéance des factures ci-dessous est passée, et elles restent impayées à ce jour.',
  notice: ({ amount, payBy, business }) => [
    `Par la présente lettre, nous vous mettons en demeure, au sens de l’article${NBSP}1344 du Code civil, de payer à ${business} la somme de ${amount} au plus tard le ${payBy}.`,
    `À défaut de paiement intégral à cette date, et sans nouvel avis, nous pourrons saisir la juridiction compétente, notamment par une requête en injonction de payer, pour obtenir le paiement de cette somme et de ses accessoires.`,
  ],
  consequence: {
    professional: `Les pénalités de retard courent de plein droit depuis le lendemain de chaque échéance et s’ajoutent à une indemnité forfaitaire de 40${NARROW}€ par facture (Code de commerce, articles L.${NBSP}441-10 et D.${NBSP}441-5).`,
    public: `Les intérêts moratoires courent de plein droit et s’ajoutent à une indemnité forfaitaire de 40${NARROW}€ par facture (Code de la commande publique, articles L.${NBSP}2192-13 et D.${NBSP}2192-35).`,
    consumer: `À compter de cette mise en demeure, la somme due porte intérêt au taux légal (Code civil, articles${NBSP}1231-6 et 1344-1).`,
  },
  ending: {
    dunning1: () => [
      `Si votre règlement est déjà parti, ne tenez pas compte de cette lettre. Une question, ou besoin d’un délai${NARROW}? Dites-le-nous, nous en tiendrons compte tout de suite.`,
    ],
    dunning2: ({ payBy }) => [
      payBy
        ? `Sans règlement ni réponse de votre part d’ici au ${payBy}, nous devrons vous adresser une mise en demeure. Une difficulté${NARROW}? Parlons-en avant.`
        : `Sans règlement ni réponse de votre part, nous devrons vous adresser une mise en demeure. Une difficulté${NARROW}? Parlons-en avant.`,
    ],
    formalNotice: () => ['Si vous avez payé entre-temps, merci de nous le faire savoir.'],
  },
  earlier: (list) => `Rappels précédents${NARROW}: ${list}.`,
  asked: {
    1: (day) => `relance${NBSP}1 du ${day}`,
    2: (day) => `relance${NBSP}2 du ${day}`,
    3: (day) => `mise en demeure du ${day}`,
  },
  columns: ['Pièce', 'Objet', 'Émise le', 'Échéance', 'Retard', 'Reste dû'],
  kinds: {
    invoice: 'Facture',
    deposit: 'Facture d’acompte',
    corrective: 'Facture rectificative',
    creditNote: 'Avoir',
  },
  disputed: (open, disputed) => `${open}, moins ${disputed} contestés`,
  days: (count) => `${count}${NBSP}${count > 1 ? 'jours' : 'jour'}`,
  noDay: 'sans date',
  principal: 'Principal',
  interest: 'Pénalités de retard',
  indemnity: 'Indemnité de recouvrement',
  toPay: 'À payer',
  noneCounted: 'Ni frais ni intérêt ne sont comptés sur cette lettre.',
  announced: {
    professional: `En cas de retard persistant, des pénalités et une indemnité de 40${NARROW}€ par facture peuvent être réclamées (Code de commerce, articles L.${NBSP}441-10 et D.${NBSP}441-5). Elles ne sont pas comptées ici.`,
    public: `En cas de retard persistant, des intérêts moratoires et une indemnité de 40${NARROW}€ par facture peuvent être réclamés (Code de la commande publique, articles L.${NBSP}2192-13 et D.${NBSP}2192-35). Ils ne sont pas comptés ici.`,
    consumer: 'Ni frais ni intérêt ne sont comptés sur cette lettre.',
  },
  claimedBy: {
    professional: `Code de commerce, articles L.${NBSP}441-10 et D.${NBSP}441-5. Sans TVA.`,
    public: `Code de la commande publique, articles L.${NBSP}2192-13 et D.${NBSP}2192-35. Sans TVA.`,
    consumer: 'Sans TVA.',
  },
  pay: 'Pour payer',
  scan: (business) => `Scannez ce code avec l’application de votre banque, ou virez à ${business}`,
  transfer: (business) => `Virez à ${business}`,
  quote: (numbers) => `Référence à rappeler${NARROW}: ${numbers}`,
  elsewhere: 'Chaque facture dit où elle se paie.',
  call: (name, phone) => `Votre interlocuteur${NARROW}: ${name}, ${phone}`,
  prepared: (office, business, mandate) =>
    `Lettre préparée par ${office} au nom et pour le compte de ${business}${mandate}`,
  mandate: (day) => ` (mandat du ${day})`,
  page: 'Page',
};

const en: Words = {
  place: (city, day) => (city ? `${city}, ${day}` : day),
  subject: 'Subject:',
  subjects: {
    dunning1: ({ count, amount }) =>
      count === 1
        ? `an invoice is still to be paid, ${amount}`
        : `${count} invoices are still to be paid, ${amount}`,
    dunning2: ({ count, amount }) =>
      count === 1
        ? `second reminder, an unpaid invoice, ${amount}`
        : `second reminder, ${count} unpaid invoices, ${amount}`,
    formalNotice: ({ amount }) => `formal notice (mise en demeure) to pay ${amount}`,
  },
  registered: 'Registered letter with acknowledgement of receipt',
  greeting: 'Dear Sir or Madam,',
  opening: {
    dunning1: ({ count }) => [
      count === 1
        ? 'Unless we are mistaken, we have not received the payment of this invoice, which is past its due date.'
        : 'Unless we are mistaken, we have not received the payment of these invoices, which are past their due dates.',
    ],
    dunning2: ({ count }) => [
      count === 1
        ? 'In spite of our earlier reminder this invoice is still unpaid. We ask you to pay it without delay.'
        : 'In spite of our earlier reminder these invoices are still unpaid. We ask you to pay them without delay.',
    ],
    formalNotice: ({ count }) => [
      count === 1
        ? 'In spite of our reminders the invoice below is unpaid to this day.'
        : 'In spite of our reminders the invoices below are unpaid to this day.',
    ],
  },
  unasked: ({ count }) =>
    count === 1
      ? 'The invoice below is past its due date and unpaid to this day.'
      : 'The invoices below are past their due dates and unpaid to this day.',
  notice: ({ amount, payBy, business }) => [
    `By this letter we give you formal notice (mise en demeure) within the meaning of article 1344 of the French Civil Code to pay ${business} the sum of ${amount} by ${payBy} at the latest.`,
    'Failing full payment by that date, and without further notice, we may bring the matter before the competent court, in particular by an application for an order to pay (injonction de payer), to obtain this sum and what is owed with it.',
  ],
  consequence: {
    professional:
      'Interest for late payment runs by law from the day after each due date, and is added to a fixed compensation of €40 for each invoice (French Commercial Code, articles L. 441-10 and D. 441-5).',
    public:
      'Interest for late payment runs by law and is added to a fixed compensation of €40 for each invoice (French Public Procurement Code, articles L. 2192-13 and D. 2192-35).',
    consumer:
      'From this formal notice on, the sum owed bears interest at the legal rate (French Civil Code, articles 1231-6 and 1344-1).',
  },
  ending: {
    dunning1: () => [
      'If your payment is on its way, please disregard this letter. A question, or more time needed? Tell us, and we will take it into account at once.',
    ],
    dunning2: ({ payBy }) => [
      payBy
        ? `Without a payment or an answer from you by ${payBy}, we shall have to send you a formal notice. Any difficulty? Let us talk first.`
        : 'Without a payment or an answer from you, we shall have to send you a formal notice. Any difficulty? Let us talk first.',
    ],
    formalNotice: () => ['If you have paid in the meantime, please let us know.'],
  },
  earlier: (list) => `Earlier reminders: ${list}.`,
  asked: {
    1: (day) => `reminder${NBSP}1 of ${day}`,
    2: (day) => `reminder${NBSP}2 of ${day}`,
    3: (day) => `formal notice of ${day}`,
  },
  columns: ['Document', 'Subject', 'Issued', 'Due', 'Late', 'Still owed'],
  kinds: {
    invoice: 'Invoice',
    deposit: 'Deposit invoice',
    corrective: 'Corrective invoice',
    creditNote: 'Credit note',
  },
  disputed: (open, disputed) => `${open}, less ${disputed} disputed`,
  days: (count) => `${count}${NBSP}${count > 1 ? 'days' : 'day'}`,
  noDay: 'no date',
  principal: 'Principal',
  interest: 'Late payment interest',
  indemnity: 'Recovery compensation',
  toPay: 'To pay',
  noneCounted: 'Neither costs nor interest are counted in this letter.',
  announced: {
    professional:
      'If payment stays late, interest and a compensation of €40 for each invoice may be claimed (French Commercial Code, articles L. 441-10 and D. 441-5). They are not counted here.',
    public:
      'If payment stays late, interest and a compensation of €40 for each invoice may be claimed (French Public Procurement Code, articles L. 2192-13 and D. 2192-35). They are not counted here.',
    consumer: 'Neither costs nor interest are counted in this letter.',
  },
  claimedBy: {
    professional: 'French Commercial Code, articles L. 441-10 and D. 441-5. Without VAT.',
    public: 'French Public Procurement Code, articles L. 2192-13 and D. 2192-35. Without VAT.',
    consumer: 'Without VAT.',
  },
  pay: 'To pay',
  scan: (business) => `Scan this code with your bank’s application, or transfer to ${business}`,
  transfer: (business) => `Transfer to ${business}`,
  quote: (numbers) => `Reference to quote: ${numbers}`,
  elsewhere: 'Each invoice says where it is paid.',
  call: (name, phone) => `Your contact: ${name}, ${phone}`,
  prepared: (office, business, mandate) =>
    `Letter prepared by ${office} in the name and on behalf of ${business}${mandate}`,
  mandate: (day) => ` (mandate of ${day})`,
  page: 'Page',
};

export const letterWords: Record<Locale, Words> = { fr, en };
