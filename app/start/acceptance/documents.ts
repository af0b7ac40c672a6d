import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import type { DemoDocument } from '../demo/document.ts';
import { moreCases } from './cases.ts';

/** Hours before now: the first is asked twelve days ago, the next six hours after the one before it. */
const firstAskedAgo = 288;
const apart = 6;

type Change = NonNullable<DemoDocument['change']>;

const works = { business: 'works', answer: { after: 2, act: 'approve' } } as const;

/** Gives lines of the content other VAT, by their number from 1. */
const withVat = (content: InvoiceContent, number: number, vat: Line['vat']): Line[] =>
  content.lines.map((line, index) => (index === number - 1 ? { ...line, vat } : line));

/** Takes back what an earlier document says, as another kind of document. */
const about =
  (
    subject: string,
    kind: InvoiceContent['kind'],
    change: (content: InvoiceContent) => Partial<InvoiceContent> = () => ({}),
  ): Change =>
  (_, earlier) => {
    const { number, date, content } = earlier(subject);
    const { lines, adjustments, exemptions } = content;
    return {
      kind,
      lines,
      adjustments,
      exemptions,
      precedingDocuments: [{ number, date }],
      ...change(content),
    };
  };

/** Every kind of document and every special case, in an order in which each may speak of those before it. */
const cases: DemoDocument[] = [
  {
    ...works,
    customer: 'company',
    subject: 'Réhabilitation des bureaux, plusieurs taux',
    lines: [
      ['Cloisons et doublages', '42', 'MTK', '61.50', '20'],
      ['Isolation des combles', '60', 'MTK', '38.00', '5.5', 'Travaux d’amélioration énergétique'],
      ['Peinture', '120', 'MTK', '17.25', '10'],
      ['Remise sur la peinture', '-1', 'C62', '150.00', '10'],
    ],
    change: () => ({
      adjustments: [
        {
          kind: 'allowance',
          amountCents: 5000,
          baseCents: null,
          percent: null,
          reason: 'Remise fidélité',
          reasonCode: '',
          vat: { category: 'S', rate: '20' },
        },
      ],
    }),
  },
  {
    ...works,
    customer: 'consumer',
    subject: 'Rénovation de la salle de bains, acompte',
    special: ['deposit'],
    lines: [['Acompte de 30 % sur devis D-118', '1', 'C62', '1800.00', '10']],
    change: () => ({
      dwelling: 'works',
      depositOf: { reference: 'Devis D-118', date: null, totalCents: 660_000, percent: '30' },
    }),
  },
  {
    ...works,
    customer: 'consumer',
    subject: 'Rénovation de la salle de bains, solde',
    lines: [['Rénovation complète selon devis D-118', '1', 'C62', '6000.00', '10']],
    change: (_, earlier) => {
      const deposit = earlier('Rénovation de la salle de bains, acompte');
      const precedingDocuments = [{ number: deposit.number, date: deposit.date }];
      return {
        prepaidCents: deposit.content.totals.grossCents,
        precedingDocuments,
        dwelling: 'works',
        specialCases: ['depositRecovery'],
      };
    },
  },
  {
    ...works,
    customer: 'public',
    subject: 'Toiture de l’école, situation 2',
    special: ['retention', 'penalty'],
    retention: '5',
    penaltyCents: 25_000,
    lines: [
      ['Dépose de la couverture', '310', 'MTK', '18.40', '20'],
      ['Couverture en ardoise', '310', 'MTK', '92.75', '20'],
    ],
    change: ({ references }) => ({
      references: { ...references, engagement: 'EJ-4471', serviceCode: 'TRAVAUX', contract: 'M-2211' },
    }),
  },
  {
    ...works,
    customer: 'public',
    subject: 'Fermeture provisoire du gymnase, pénalité seule',
    special: ['penalty'],
    penaltyCents: 12_000,
    lines: [['Fermeture provisoire', '3', 'DAY', '480.00', '20']],
  },
  {
    ...works,
    customer: 'company',
    subject: 'Astreinte du dimanche, tarif particulier',
    special: ['specialPrice'],
    lines: [['Intervention d’astreinte', '5', 'HUR', '96.00', '20']],
    change: ({ lines }) => ({ lines: lines.map((line) => ({ ...line, special: 'specialPrice' as const })) }),
  },
  {
    ...works,
    customer: 'company',
    subject: 'Dégât des eaux, opération exceptionnelle',
    special: ['exceptional'],
    lines: [['Mise en sécurité et assèchement', '1', 'C62', '2340.00', '20']],
  },
  {
    ...works,
    customer: 'prime',
    subject: 'Gros œuvre en sous-traitance, autoliquidation',
    lines: [['Voiles en béton banché', '84', 'MTK', '145.00', '20']],
    change: (content) => ({
      lines: withVat(content, 1, { category: 'AE', rate: '0' }),
      exemptions: [
        { category: 'AE', reason: 'Autoliquidation, article 283-2 nonies du CGI', code: 'VATEX-EU-AE' },
      ],
    }),
  },
  {
    ...works,
    customer: 'company',
    subject: 'Formation à la sécurité, en partie exonérée',
    lines: [
      ['Journée de formation', '2', 'DAY', '850.00', '20'],
      ['Équipements de protection', '12', 'C62', '45.90', '20'],
    ],
    change: (content) => ({
      lines: withVat(content, 1, { category: 'E', rate: '0' }),
      exemptions: [
        { category: 'E', reason: 'Exonération, article 261-4-4° du CGI', code: 'VATEX-FR-CGI261-4' },
      ],
    }),
  },
  {
    ...works,
    customer: 'company',
    subject: 'Location d’échafaudage, facturée par erreur',
    lines: [['Location d’échafaudage', '10', 'DAY', '75.00', '20']],
  },
  {
    ...works,
    customer: 'company',
    subject: 'Avoir sur la location d’échafaudage',
    lines: [['Location d’échafaudage', '10', 'DAY', '75.00', '20']],
    change: about('Location d’échafaudage, facturée par erreur', 'creditNote'),
  },
  {
    ...works,
    customer: 'company',
    subject: 'Avoir partiel sur la peinture',
    lines: [['Peinture non exécutée', '20', 'MTK', '17.25', '10']],
    change: about('Réhabilitation des bureaux, plusieurs taux', 'creditNote', ({ lines }) => ({
      lines: lines.slice(2, 3).map((line) => ({ ...line, quantity: '20' })),
      adjustments: [],
    })),
  },
  {
    ...works,
    customer: 'public',
    subject: 'Fermeture provisoire du gymnase, facture rectificative',
    lines: [['Fermeture provisoire', '2', 'DAY', '480.00', '20']],
    change: about('Fermeture provisoire du gymnase, pénalité seule', 'corrective', ({ lines }) => ({
      lines: lines.map((line) => ({ ...line, quantity: '2' })),
    })),
  },
  {
    business: 'works',
    customer: 'company',
    subject: 'Maçonnerie du local technique, sans réponse',
    lines: [['Murs en parpaings', '36', 'MTK', '58.20', '20']],
  },
];

/** What one business has issued, each document through its own review. */
export const issuedByWorks: DemoDocument[] = [...cases, ...moreCases].map((document, index) => ({
  ...document,
  askedAgo: firstAskedAgo - index * apart,
}));

/** What waits for somebody, in both offices. */
export const openDocuments: { builders: DemoDocument[]; coast: DemoDocument[] } = {
  builders: [
    {
      business: 'works',
      customer: 'company',
      subject: 'Ravalement de la façade nord',
      askedAgo: 8,
      lines: [['Ravalement', '210', 'MTK', '34.00', '10']],
    },
    {
      business: 'works',
      customer: 'public',
      subject: 'Toiture de l’école, situation 3',
      special: ['retention'],
      retention: '5',
      askedAgo: 4,
      lines: [['Zinguerie', '64', 'MTR', '71.30', '20']],
    },
    {
      business: 'works',
      customer: 'consumer',
      subject: 'Pose d’un seuil',
      lines: [['Seuil en pierre', '1', 'C62', '390.00', '10']],
    },
    {
      business: 'works',
      customer: 'prime',
      subject: 'Voiles, situation 2',
      lines: [['Voiles en béton banché', '40', 'MTK', '145.00', '20']],
    },
    {
      business: 'trainer',
      customer: 'shop',
      subject: 'Accueil et vente, deux journées',
      askedAgo: 60,
      lines: [['Journée de formation', '2', 'DAY', '780.00', '20']],
    },
    {
      business: 'trainer',
      customer: 'school',
      subject: 'Ateliers d’orientation',
      lines: [['Atelier', '6', 'HUR', '95.00', '20']],
    },
    {
      business: 'trainer',
      customer: 'learner',
      subject: 'Bilan de compétences',
      lines: [['Bilan de compétences', '1', 'C62', '1250.00', '20']],
    },
  ],
  coast: [
    {
      business: 'sails',
      customer: 'yard',
      subject: 'Grand-voile, première livraison',
      askedAgo: 150,
      answer: { after: 3, act: 'approve' },
      lines: [['Grand-voile lattée', '1', 'C62', '3280.00', '20']],
    },
    {
      business: 'sails',
      customer: 'harbour',
      subject: 'Bâches des pontons',
      askedAgo: 20,
      answer: { after: 2, act: 'comment', body: 'Les bâches du ponton C sont-elles comptées ?' },
      lines: [['Bâche sur mesure', '14', 'C62', '165.00', '20']],
    },
    {
      business: 'sails',
      customer: 'sailor',
      subject: 'Réparation d’un génois',
      lines: [['Reprise des coutures', '3', 'HUR', '52.00', '20']],
    },
    {
      business: 'sails',
      customer: 'yard',
      subject: 'Voiles d’avant, série',
      lines: [['Foc sur enrouleur', '4', 'C62', '1190.00', '20']],
    },
    // The policy of this business lets it be issued without its owner's approval.
    {
      business: 'caterer',
      customer: 'club',
      subject: 'Buffet de la régate',
      askedAgo: 100,
      lines: [['Buffet', '40', 'C62', '24.50', '10']],
    },
    {
      business: 'caterer',
      customer: 'club',
      subject: 'Dîner de remise des prix',
      lines: [['Dîner', '85', 'C62', '38.00', '10']],
    },
  ],
};
