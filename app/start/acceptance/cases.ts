import type { InvoiceContent, Line, Party } from '#db/shapes/content.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import type { DemoDocument } from '../demo/document.ts';

const works = { business: 'works', customer: 'company', answer: { after: 2, act: 'approve' } } as const;

/** All lines of a document at another VAT. */
const allAt = (content: InvoiceContent, vat: Line['vat']): Line[] =>
  content.lines.map((line) => ({ ...line, vat }));

const abroad = (
  party: Party,
  name: string,
  change: Partial<Party>,
  address: Partial<Party['address']>,
): Party => ({
  ...party,
  name,
  siren: '',
  siret: '',
  vatNumber: '',
  ...change,
  address: { ...party.address, line2: '', ...address },
});

const insurer: Party = {
  ...blankParty(),
  name: 'Mutuelle des Quais',
  siren: '775678901',
  address: { line1: '15, quai de la Fosse', line2: '', postcode: '44000', city: 'Nantes', country: 'FR' },
};

const discount = { kind: 'allowance', baseCents: null, percent: null, reasonCode: '95' } as const;

/** Kinds and cases beyond the common ones, in an order in which each may speak of those before it. */
export const moreCases: DemoDocument[] = [
  {
    ...works,
    subject: 'Extension du dépôt, acompte de 30 %',
    lines: [['Acompte sur l’extension du dépôt', '1', 'LS', '9000.00', '20']],
    change: () => ({
      kind: 'deposit',
      operation: 'mixed',
      depositOf: { reference: 'Devis D-204', date: '2026-08-31', totalCents: 3_600_000, percent: '30' },
    }),
  },
  {
    ...works,
    subject: 'Extension du dépôt, solde',
    special: ['depositRecovery'],
    lines: [['Extension du dépôt selon devis D-204', '1', 'LS', '30000.00', '20']],
    change: (content, earlier) => {
      const { number, date } = earlier('Extension du dépôt, acompte de 30 %');
      const recovery: Line = {
        ...content.lines[0]!,
        id: 'l2',
        name: `Reprise de l’acompte ${number}`,
        quantity: '-1',
        unitPrice: '9000.00',
        special: 'depositRecovery',
        recovers: { number, date, availableCents: 900_000 },
      };
      return {
        operation: 'mixed',
        lines: [...content.lines, recovery],
        precedingDocuments: [{ number, date, kind: 'deposit' }],
      };
    },
  },
  {
    ...works,
    subject: 'Réservation d’une nacelle, acompte payé',
    lines: [['Acompte sur la location d’une nacelle', '1', 'LS', '400.00', '20']],
    change: () => ({
      kind: 'deposit',
      depositOf: { reference: 'BC-7731', date: null, totalCents: null, percent: null },
      paidOn: '2026-09-15',
      prepaidCents: 48_000,
      dueRule: { kind: 'onReceipt' },
    }),
  },
  {
    ...works,
    subject: 'Nacelle non livrée, avoir sur l’acompte',
    lines: [['Acompte sur la location d’une nacelle', '1', 'LS', '400.00', '20']],
    change: (_, earlier) => {
      const { number, date } = earlier('Réservation d’une nacelle, acompte payé');
      return { kind: 'creditNote', precedingDocuments: [{ number, date, kind: 'deposit' }] };
    },
  },
  {
    ...works,
    subject: 'Fourniture de menuiseries, payée à la commande',
    lines: [['Fenêtre à deux vantaux', '6', 'H87', '412.50', '10']],
    change: () => ({
      operation: 'goods',
      paidOn: '2026-09-20',
      prepaidCents: 272_250,
      dueRule: { kind: 'onReceipt' },
    }),
  },
  {
    ...works,
    subject: 'Entretien annuel, en trois échéances',
    lines: [['Contrat d’entretien', '12', 'MON', '145.8333', '20']],
    change: () => ({
      vatOnDebits: true,
      dueRule: {
        kind: 'instalments',
        parts: [
          { percent: '40', days: 0 },
          { percent: '30', days: 30 },
          { percent: '30', days: 60 },
        ],
      },
    }),
  },
  {
    ...works,
    subject: 'Granulats, prix aux mille kilos, échéance le 10',
    lines: [
      ['Gravier roulé', '12450.75', 'KGM', '48.900125', '20', 'Prix pour 1 000 kg'],
      ['Reprise de palettes', '-14', 'XPX', '6.50', '20'],
    ],
    change: (content) => ({
      operation: 'goods',
      dueRule: { kind: 'dayOfMonth', days: 30, day: 10 },
      lines: content.lines.map((line, at) => (at === 0 ? { ...line, baseQuantity: '1000' } : line)),
    }),
  },
  {
    ...works,
    subject: 'Chantier du port, livré ailleurs, remises et frais',
    lines: [
      ['Béton prêt à l’emploi', '18', 'MTQ', '121.00', '20'],
      ['Pompage', '6', 'HUR', '185.00', '20'],
    ],
    change: (content) => ({
      operation: 'mixed',
      dueRule: { kind: 'endOfMonthPlus', days: 45 },
      deliverTo: {
        name: 'Chantier du port',
        address: { line1: 'Quai des Antilles', line2: '', postcode: '44200', city: 'Nantes', country: 'FR' },
      },
      lines: content.lines.map((line, at) =>
        at === 0
          ? {
              ...line,
              grossPrice: '128.00',
              adjustments: [{ ...discount, amountCents: 5000, reason: 'Remise quantité' }],
            }
          : line,
      ),
      adjustments: [
        {
          ...discount,
          amountCents: 10_000,
          reason: 'Remise commerciale',
          vat: { category: 'S', rate: '20' },
        },
        {
          ...discount,
          kind: 'charge',
          reasonCode: 'FC',
          amountCents: 8500,
          reason: 'Transport',
          vat: { category: 'S', rate: '20' },
        },
      ],
    }),
  },
  {
    ...works,
    subject: 'Sinistre réparé, payé par l’assureur',
    lines: [['Réfection du plafond', '26', 'MTK', '64.00', '10']],
    change: () => ({ payer: insurer }),
  },
  {
    ...works,
    subject: 'Charpente livrée à Anvers',
    lines: [['Charpente lamellée', '1', 'SET', '18400.00', '20']],
    change: (content) => ({
      operation: 'goods',
      period: { from: '2026-10-05', to: '2026-10-05' },
      buyer: abroad(
        content.buyer,
        'Scheldebouw BV',
        { vatNumber: 'BE0428759497' },
        { line1: 'Kaai 12', postcode: '2000', city: 'Antwerpen', country: 'BE' },
      ),
      lines: allAt(content, { category: 'K', rate: '0' }),
      exemptions: [{ category: 'K', reason: '', code: 'VATEX-EU-IC' }],
    }),
  },
  {
    ...works,
    subject: 'Étude de structure pour Gand',
    lines: [['Étude', '3', 'DAY', '720.00', '20']],
    change: (content) => ({
      buyer: abroad(
        content.buyer,
        'Leie Projecten NV',
        { vatNumber: 'BE0403170701' },
        { line1: 'Coupure 4', postcode: '9000', city: 'Gent', country: 'BE' },
      ),
      lines: allAt(content, { category: 'AE', rate: '0' }),
      exemptions: [{ category: 'AE', reason: 'Autoliquidation, art. 283-1 du CGI', code: 'VATEX-EU-AE' }],
    }),
  },
  {
    ...works,
    subject: 'Bardeaux exportés à Lausanne, en francs suisses',
    lines: [['Bardeaux de mélèze', '140', 'MTK', '52.00', '20']],
    change: (content) => ({
      operation: 'goods',
      currency: 'CHF',
      exchange: { rate: '1.0642', on: '2026-09-30', source: 'Banque de France' },
      buyer: abroad(
        content.buyer,
        'Toitures du Léman SA',
        {},
        { line1: 'Rue du Port-Franc 9', postcode: '1003', city: 'Lausanne', country: 'CH' },
      ),
      lines: allAt(content, { category: 'G', rate: '0' }),
      exemptions: [{ category: 'G', reason: '', code: 'VATEX-EU-G' }],
    }),
  },
  {
    ...works,
    subject: 'Expertise facturée en dollars, TVA en euros',
    lines: [['Expertise', '2', 'DAY', '940.00', '20']],
    change: () => ({ currency: 'USD', exchange: { rate: '0.91837', on: '2026-09-30', source: 'BCE' } }),
  },
  {
    ...works,
    subject: 'Indemnité d’immobilisation, hors champ',
    lines: [['Indemnité d’immobilisation', '4', 'DAY', '310.00', '20']],
    change: (content) => ({
      lines: allAt(content, { category: 'O', rate: '0' }),
      exemptions: [{ category: 'O', reason: 'Indemnité hors du champ de la TVA', code: 'VATEX-EU-O' }],
    }),
  },
  {
    business: 'designer',
    customer: 'gallery',
    answer: { after: 2, act: 'approve' },
    subject: 'Affiche de l’exposition, franchise en base',
    lines: [['Création de l’affiche', '1', 'C62', '850.00', '20']],
    change: (content) => ({
      lines: allAt(content, { category: 'E', rate: '0' }),
      exemptions: [{ category: 'E', reason: '', code: 'VATEX-FR-FRANCHISE' }],
      dueRule: { kind: 'onReceipt' },
    }),
  },
];
