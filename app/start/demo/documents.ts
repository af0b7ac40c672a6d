import type { InvoiceContent, SpecialCase } from '#db/shapes/content.ts';
import type { DisputeReason, PaymentMeans } from '#db/shapes/settling.ts';
import { followedDocuments } from './followed-documents.ts';

/** name, quantity, unit, unit price, VAT rate, description. */
type LineRow = [
  name: string,
  quantity: string,
  unit: string,
  price: string,
  rate: string,
  description?: string,
];

/** A document of the same history, by its subject. @throws Error when it is not issued yet */
export type Earlier = (subject: string) => { number: string; date: string; content: InvoiceContent };

export type DemoDocument = {
  business: string;
  customer: string;
  subject: string;
  lines: LineRow[];
  special?: SpecialCase[];
  retention?: string;
  penaltyCents?: number;
  /** What the other fields have no word for; totals are computed after it. */
  change?: (content: InvoiceContent, earlier: Earlier) => Partial<InvoiceContent>;
  /** Hours before now at which it was sent for approval; left out, it is still being drafted. */
  askedAgo?: number;
  /** What the owner did, and how many hours after he was asked. */
  answer?: {
    after: number;
    act: 'approve' | 'comment' | 'correct' | 'time' | 'bounce';
    line?: number;
    body?: string;
    field?: string;
    before?: string;
    to?: string;
  };
  /** What was done and said about its money since, dated as `askedAgo` is. */
  money?: DemoMoney[];
};

/** `cents`: of a payment that is not for all; `lines`: what is contested; `on`: a promise, in days from then. */
export type DemoMoney = { ago: number; words?: string } & (
  | { act: 'pay'; cents?: number; means: PaymentMeans }
  | { act: 'dispute'; line: number; reason: DisputeReason }
  | { act: 'promise'; on: number }
  | { act: 'claim'; means: PaymentMeans }
);

/** What the demonstration shows: every state a person meets, reached by the product's own commands. */
export const documents: DemoDocument[] = [
  ...followedDocuments,
  {
    business: 'plumber',
    customer: 'commune',
    subject: 'Sanitaires de l’école Jules-Verne, lot 2',
    askedAgo: 290,
    lines: [
      ['Dépose des sanitaires existants', '1', 'C62', '980.00', '20'],
      ['Réseau cuivre Ø 16 à 22', '48', 'MTR', '31.40', '20'],
    ],
    answer: { after: 5, act: 'approve' },
  },
  {
    business: 'agency',
    customer: 'orbane',
    subject: 'Repérages, Cap 2027',
    askedAgo: 260,
    lines: [['Repérages et rapport', '2', 'DAY', '325.00', '20']],
    answer: { after: 3, act: 'approve' },
  },
  {
    business: 'agency',
    customer: 'helio',
    subject: 'Vernissage, régie',
    askedAgo: 230,
    lines: [['Régie technique', '1', 'C62', '1633.33', '20']],
  },
  {
    business: 'plumber',
    customer: 'canal',
    subject: 'Remplacement chauffe-eau, 2e étage',
    askedAgo: 200,
    lines: [
      ['Chauffe-eau 200 L', '1', 'C62', '842.00', '10'],
      ['Pose et raccordement', '4.5', 'HUR', '58.00', '10'],
    ],
    answer: { after: 1, act: 'approve' },
  },
  {
    business: 'agency',
    customer: 'orbane',
    subject: 'Séminaire « Cap 2027 »',
    askedAgo: 120,
    lines: [
      [
        'Conception et direction artistique',
        '1',
        'C62',
        '3200.00',
        '20',
        'Scénographie, charte, déroulé minuté',
      ],
      ['Régie technique, son et lumière', '2', 'DAY', '1450.00', '20', 'Deux régisseurs, matériel compris'],
      ['Traiteur, déjeuner assis', '85', 'C62', '38.00', '10', '85 couverts, boissons sans alcool'],
      ['Remise commerciale 5 %', '-1', 'C62', '401.00', '20', 'Sur les deux premières lignes'],
    ],
    answer: { after: 9, act: 'approve' },
  },
  {
    business: 'plumber',
    customer: 'baudry',
    subject: 'Recherche de fuite et reprise de joint',
    askedAgo: 96,
    lines: [
      ['Recherche de fuite', '1', 'C62', '180.00', '10'],
      ['Main-d’œuvre', '2', 'HUR', '58.00', '10'],
    ],
  },
  {
    business: 'plumber',
    customer: 'commune',
    subject: 'Sanitaires de l’école Jules-Verne, lot 3',
    askedAgo: 29,
    special: ['retention', 'penalty'],
    retention: '5',
    penaltyCents: 15000,
    lines: [
      [
        'Dépose des sanitaires existants',
        '1',
        'C62',
        '1480.00',
        '20',
        'Évacuation en déchetterie, bordereau joint',
      ],
      ['WC suspendus PMR, bâti-support', '6', 'C62', '612.50', '20', 'Fourniture et pose'],
      ['Lavabos collectifs double vasque', '4', 'C62', '538.00', '20', 'Robinetterie temporisée incluse'],
      [
        'Réseau cuivre Ø 16 à 22, calorifugé',
        '64',
        'MTR',
        '31.40',
        '20',
        'Métré contradictoire du 19 nov. 2026',
      ],
      ['Main-d’œuvre, heures du samedi', '14', 'HUR', '58.00', '20', 'Samedis 7 et 14 nov. 2026'],
    ],
  },
  {
    business: 'agency',
    customer: 'helio',
    subject: 'Solde, Soirée des lauréats',
    askedAgo: 43,
    lines: [['Production de la soirée', '1', 'C62', '5350.00', '20']],
  },
  {
    business: 'agency',
    customer: 'perrault',
    subject: 'Gala d’hiver, acompte 30 %',
    special: ['deposit'],
    change: () => ({
      depositOf: { reference: 'Devis D-2026-188', date: null, totalCents: 900_000, percent: '30' },
    }),
    askedAgo: 6,
    lines: [['Acompte de 30 % sur devis D-2026-188', '1', 'C62', '2250.00', '20']],
  },
  {
    business: 'agency',
    customer: 'mercier',
    subject: 'Petit déjeuner de presse',
    askedAgo: 3,
    lines: [['Organisation et accueil', '1', 'C62', '1070.00', '20']],
  },
  {
    business: 'agency',
    customer: 'orbane',
    subject: 'Stand 36 m², montage et démontage',
    askedAgo: 3,
    lines: [
      ['Montage du stand', '1', 'C62', '2432.00', '20'],
      ['Démontage', '1', 'C62', '1000.00', '20'],
    ],
  },
  {
    business: 'plumber',
    customer: 'canal',
    subject: 'Entretien annuel des chaudières',
    askedAgo: 26,
    lines: [
      ['Entretien chaudière', '4', 'C62', '145.00', '10'],
      ['Déplacement', '1', 'C62', '45.00', '20'],
    ],
    answer: {
      after: 8,
      act: 'correct',
      line: 0,
      field: 'line.quantity',
      before: '4',
      to: '3',
      body: 'La chaudière du rez-de-chaussée n’a pas été faite.',
    },
  },
  {
    business: 'plumber',
    customer: 'baudry',
    subject: 'Pose d’un mitigeur',
    askedAgo: 20,
    lines: [
      ['Mitigeur de cuisine', '1', 'C62', '129.00', '10'],
      ['Pose', '1', 'HUR', '58.00', '10'],
    ],
    answer: {
      after: 2,
      act: 'comment',
      line: 1,
      body: 'Le client avait demandé une remise sur la pose, l’avez-vous notée ?',
    },
  },
  {
    business: 'agency',
    customer: 'mercier',
    subject: 'Plénière de rentrée',
    askedAgo: 28,
    lines: [
      ['Captation vidéo', '1', 'DAY', '900.00', '20'],
      ['Montage', '1.5', 'DAY', '520.00', '20'],
    ],
    answer: { after: 4, act: 'time' },
  },
  {
    business: 'gardener',
    customer: 'ormes',
    subject: 'Taille des haies, novembre',
    askedAgo: 24,
    lines: [
      ['Taille de haie', '120', 'MTR', '6.50', '20'],
      ['Évacuation des déchets verts', '1', 'C62', '90.00', '20'],
    ],
    answer: { after: 0.1, act: 'bounce', body: '552 5.2.2 mailbox full' },
  },
  {
    business: 'gardener',
    customer: 'parc',
    subject: 'Tonte et désherbage, octobre',
    askedAgo: 60,
    lines: [
      ['Tonte', '3', 'C62', '140.00', '20'],
      ['Désherbage manuel', '5', 'HUR', '42.00', '20'],
    ],
  },
  {
    business: 'gardener',
    customer: 'parc',
    subject: 'Plantations d’automne',
    lines: [
      ['Arbustes en motte', '18', 'C62', '24.90', '10'],
      ['Plantation et paillage', '11', 'HUR', '42.00', '20'],
    ],
  },
  {
    business: 'plumber',
    customer: 'commune',
    subject: 'Dépannage gymnase, tarif d’astreinte',
    special: ['specialPrice'],
    lines: [['Intervention d’astreinte', '3', 'HUR', '92.00', '20', 'Dimanche 15 nov. 2026']],
  },
  {
    business: 'agency',
    customer: 'perrault',
    subject: 'Location de mobilier, inauguration',
    lines: [
      ['Mange-debout', '20', 'C62', '18.00', '20'],
      ['Livraison et reprise', '1', 'C62', '240.00', '20'],
    ],
  },
];
