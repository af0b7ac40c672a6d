import type { DocumentKind } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { PaymentMeans, ReversalCause } from '#db/shapes/settling.ts';
import { NARROW, NBSP } from '#emails/format.ts';

type Words = {
  title: string;
  customer: string;
  columns: [on: string, what: string, due: string, debit: string, credit: string, balance: string];
  csv: { reference: string; notes: string; currency: string };
  openColumns: [what: string, due: string, late: string, owed: string];
  period: (from: string, to: string) => string;
  until: (to: string) => string;
  opening: (on: string) => string;
  debit: string;
  credit: string;
  closing: (on: string) => string;
  inFavour: (on: string) => string;
  document: Record<DocumentKind, string>;
  payment: Record<PaymentMeans, string>;
  reversed: Record<ReversalCause, string>;
  difference: (number: string) => string;
  writeOff: (number: string) => string;
  replaced: (number: string) => string;
  fromOther: (number: string) => string;
  forOther: (number: string) => string;
  takenBack: (what: string) => string;
  reference: (text: string) => string;
  settles: (number: string, amount: string) => string;
  left: (amount: string) => string;
  open: (on: string) => string;
  late: (days: number) => string;
  onReceipt: string;
  disputed: (amount: string) => string;
  promised: (on: string) => string;
  errors: string;
  notCounted: string;
  past: (today: string) => string;
  pay: (amount: string) => string;
  scan: (business: string) => string;
  transfer: (business: string) => string;
  quote: (numbers: string) => string;
  page: string;
  prepared: (office: string, business: string) => string;
};

const fr: Words = {
  title: 'Relevé de compte',
  customer: 'Client',
  columns: ['Date', 'Opération', 'Échéance', 'Débit', 'Crédit', 'Solde'],
  csv: { reference: 'Pièce', notes: 'Détail', currency: 'Devise' },
  openColumns: ['Pièce ouverte', 'Échéance', 'Retard', 'Reste dû'],
  period: (from, to) => `du ${from} au ${to}`,
  until: (to) => `jusqu’au ${to}`,
  opening: (on) => `Solde avant le ${on}`,
  debit: 'Total des débits',
  credit: 'Total des crédits',
  closing: (on) => `Solde dû au ${on}`,
  inFavour: (on) => `Solde en votre faveur au ${on}`,
  document: {
    invoice: 'Facture',
    deposit: 'Facture d’acompte',
    corrective: 'Facture rectificative',
    creditNote: 'Avoir',
  },
  payment: {
    transfer: 'Virement reçu',
    cheque: 'Chèque reçu',
    card: 'Paiement par carte',
    directDebit: 'Prélèvement',
    cash: 'Espèces reçues',
    other: 'Règlement reçu',
  },
  reversed: {
    mistake: 'Règlement annulé (saisi par erreur)',
    unpaid: 'Règlement impayé',
    returned: 'Prélèvement rejeté',
    paidBack: 'Somme remboursée',
  },
  difference: (number) => `Écart de règlement sur ${number}`,
  writeOff: (number) => `Abandon du reste de ${number}`,
  replaced: (number) => `${number} remplacée`,
  fromOther: (number) => `Réglé par un tiers sur ${number}`,
  forOther: (number) => `Imputé pour un tiers sur ${number}`,
  takenBack: (what) => `Repris${NARROW}: ${what}`,
  reference: (text) => `Référence${NARROW}: ${text}`,
  settles: (number, amount) => `${number}${NARROW}: ${amount}`,
  left: (amount) => `reste à votre crédit${NARROW}: ${amount}`,
  open: (on) => `Ouvert au ${on}`,
  late: (days) => (days === 1 ? `1${NBSP}jour` : `${days}${NBSP}jours`),
  onReceipt: 'sans date',
  disputed: (amount) => `dont ${amount} contestés, qui ne sont pas réclamés`,
  promised: (on) => `promis pour le ${on}`,
  errors: 'Sauf erreur ou omission.',
  notCounted: 'Ni intérêt ni indemnité n’est compté dans ce relevé.',
  past: (today) =>
    `Ce relevé s’arrête avant ce jour, le ${today}${NARROW}: ce qui est ouvert, contesté ou promis n’y figure pas.`,
  pay: (amount) => `Pour payer ${amount}`,
  scan: (business) => `Scannez ce code avec l’application de votre banque, ou virez à ${business}`,
  transfer: (business) => `Virez à ${business}`,
  quote: (numbers) => `Références à rappeler${NARROW}: ${numbers}`,
  page: 'Page',
  prepared: (office, business) => `Relevé établi par ${office} au nom et pour le compte de ${business}`,
};

const en: Words = {
  title: 'Statement of account',
  customer: 'Customer',
  columns: ['Date', 'Operation', 'Due', 'Debit', 'Credit', 'Balance'],
  csv: { reference: 'Document', notes: 'Detail', currency: 'Currency' },
  openColumns: ['Open document', 'Due', 'Late', 'Still owed'],
  period: (from, to) => `from ${from} to ${to}`,
  until: (to) => `until ${to}`,
  opening: (on) => `Balance before ${on}`,
  debit: 'Total debits',
  credit: 'Total credits',
  closing: (on) => `Balance owed on ${on}`,
  inFavour: (on) => `Balance in your favour on ${on}`,
  document: {
    invoice: 'Invoice',
    deposit: 'Deposit invoice',
    corrective: 'Corrective invoice',
    creditNote: 'Credit note',
  },
  payment: {
    transfer: 'Transfer received',
    cheque: 'Cheque received',
    card: 'Card payment',
    directDebit: 'Direct debit',
    cash: 'Cash received',
    other: 'Payment received',
  },
  reversed: {
    mistake: 'Payment cancelled (entered by mistake)',
    unpaid: 'Payment without cover',
    returned: 'Direct debit returned',
    paidBack: 'Paid back',
  },
  difference: (number) => `Payment difference on ${number}`,
  writeOff: (number) => `Rest of ${number} given up`,
  replaced: (number) => `${number} replaced`,
  fromOther: (number) => `Paid by a third party on ${number}`,
  forOther: (number) => `Used for a third party on ${number}`,
  takenBack: (what) => `Taken back: ${what}`,
  reference: (text) => `Reference: ${text}`,
  settles: (number, amount) => `${number}: ${amount}`,
  left: (amount) => `left to your credit: ${amount}`,
  open: (on) => `Open on ${on}`,
  late: (days) => (days === 1 ? `1${NBSP}day` : `${days}${NBSP}days`),
  onReceipt: 'no date',
  disputed: (amount) => `of which ${amount} are disputed and not asked for`,
  promised: (on) => `promised for ${on}`,
  errors: 'Errors and omissions excepted.',
  notCounted: 'Neither interest nor compensation is counted in this statement.',
  past: (today) =>
    `This statement ends before today, ${today}: what is open, disputed or promised is not in it.`,
  pay: (amount) => `To pay ${amount}`,
  scan: (business) => `Scan this code with your bank’s application, or transfer to ${business}`,
  transfer: (business) => `Transfer to ${business}`,
  quote: (numbers) => `References to quote: ${numbers}`,
  page: 'Page',
  prepared: (office, business) => `Statement prepared by ${office} in the name and on behalf of ${business}`,
};

export const statementWords: Record<Locale, Words> = { fr, en };
