import type { Address } from '#db/shapes/content.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';

/** The people of the demonstration. All are fictitious; SIREN numbers fail their check digit on purpose. */
export const demoPassword = 'pause-demi-soupir-2026';

export const office = {
  name: 'Calame Facturation',
  email: 'bureau@calame.example',
  phone: '03 53 01 42 00',
  address: { line1: '3, place Gambetta', line2: '', postcode: '80000', city: 'Amiens', country: 'FR' },
};

export const colleagues = [
  {
    email: 'ines@calame.example',
    name: 'Inès Rouvière',
    role: 'admin',
    phone: '03 53 01 42 18',
    totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  },
  {
    email: 'malo@calame.example',
    name: 'Malo Kerven',
    role: 'biller',
    phone: '03 53 01 42 19',
    totp: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  },
  {
    email: 'sara@calame.example',
    name: 'Sara Belkacem',
    role: 'supervisor',
    phone: '03 53 01 42 20',
    totp: 'NB2W45DFOIZA2PIJNB2W45DFOIZA2PIJ',
  },
  {
    email: 'claire@calame.example',
    name: 'Claire Duval',
    role: 'accountant',
    phone: '03 53 01 42 21',
    totp: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK',
  },
] as const;

export type Colleague = {
  email: string;
  name: string;
  role: 'admin' | 'biller' | 'supervisor' | 'accountant';
  phone: string;
  /** In base32. */
  totp: string;
};

type Customer = {
  key: string;
  kind: 'company' | 'public' | 'consumer';
  name: string;
  siren: string;
  line1: string;
  postcode: string;
  city: string;
  email: string;
};

type Owner = { name: string; email: string; role: string; phone: string };

export type DemoBusiness = {
  key: string;
  name: string;
  legalForm: string;
  siren: string;
  /** Left out, it follows from the SIREN. */
  vatNumber?: string;
  registration: string;
  line1: string;
  postcode: string;
  city: string;
  phone: string;
  email: string;
  prefix: string;
  iban: string;
  mentions: string;
  contact: number;
  owner: Owner;
  /** A second person who may approve. */
  coOwner?: Owner;
  clause: string | null;
  /** What differs from the policy that the others have. */
  policy?: Partial<ReviewPolicy>;
  signedOn: string;
  customers: Customer[];
};

export const businesses: DemoBusiness[] = [
  {
    key: 'plumber',
    name: 'Vasseur Plomberie Chauffage',
    legalForm: 'SARL au capital de 8 000 €',
    siren: '904117263',
    registration: 'RCS Amiens',
    line1: '14, rue des Tanneurs',
    postcode: '80000',
    city: 'Amiens',
    phone: '03 53 01 77 20',
    email: 'contact@vasseur-plomberie.example',
    prefix: 'VPC',
    iban: 'FR7630006000011234567890189',
    mentions:
      'Garantie décennale : Mutuelle des Artisans du Nord, 3, rue Haute, 59000 Lille. Police 40.118.552, France métropolitaine.',
    contact: 0,
    owner: {
      name: 'Thierry Vasseur',
      email: 'thierry@vasseur-plomberie.example',
      role: 'Gérant',
      phone: '06 39 98 12 40',
    },
    clause: '4',
    signedOn: '2026-01-05',
    customers: [
      {
        key: 'commune',
        kind: 'public',
        name: 'Commune de Saint-Riquet',
        siren: '218007415',
        line1: '1, place de la Mairie',
        postcode: '80135',
        city: 'Saint-Riquet',
        email: 'marches@saint-riquet.example',
      },
      {
        key: 'baudry',
        kind: 'consumer',
        name: 'M. et Mme Baudry',
        siren: '',
        line1: '27, rue du Port',
        postcode: '80000',
        city: 'Amiens',
        email: 'baudry@courrier.example',
      },
      {
        key: 'canal',
        kind: 'company',
        name: 'SCI du Canal',
        siren: '812440975',
        line1: '8, quai Bélu',
        postcode: '80000',
        city: 'Amiens',
        email: 'gestion@sci-du-canal.example',
      },
    ],
  },
  {
    key: 'agency',
    name: 'Agence Contre-Jour',
    legalForm: 'SAS au capital de 20 000 €',
    siren: '911386402',
    registration: 'RCS Lyon',
    line1: '27, montée des Tisserands',
    postcode: '69001',
    city: 'Lyon',
    phone: '04 65 71 30 08',
    email: 'bonjour@contre-jour.example',
    prefix: 'ACJ',
    iban: 'FR7610278060010002048014319',
    mentions: 'Conditions générales jointes au devis.',
    contact: 1,
    owner: {
      name: 'Salomé Ferrand',
      email: 'salome@contre-jour.example',
      role: 'Présidente',
      phone: '06 39 98 55 02',
    },
    clause: '6.2',
    signedOn: '2026-02-16',
    customers: [
      {
        key: 'orbane',
        kind: 'company',
        name: 'Groupe Orbane SA',
        siren: '552031774',
        line1: '8, cours des Mariniers',
        postcode: '69002',
        city: 'Lyon',
        email: 'fournisseurs@orbane.example',
      },
      {
        key: 'helio',
        kind: 'company',
        name: 'Fondation Hélio',
        siren: '784229306',
        line1: '112, avenue du Rhône',
        postcode: '69007',
        city: 'Lyon',
        email: 'evenements@fondation-helio.example',
      },
      {
        key: 'perrault',
        kind: 'company',
        name: 'Maison Perrault',
        siren: '443218950',
        line1: '5, rue Mercière',
        postcode: '69002',
        city: 'Lyon',
        email: 'compta@maison-perrault.example',
      },
      {
        key: 'mercier',
        kind: 'company',
        name: 'Cabinet Mercier',
        siren: '390552184',
        line1: '19, rue de la Charité',
        postcode: '69002',
        city: 'Lyon',
        email: 'cabinet@mercier.example',
      },
    ],
  },
  {
    key: 'gardener',
    name: 'Paysages Riou',
    legalForm: 'Entreprise individuelle',
    siren: '828404117',
    registration: 'RM Finistère',
    line1: 'Kerlaz',
    postcode: '29100',
    city: 'Douarnenez',
    phone: '02 61 91 40 77',
    email: 'bonjour@paysages-riou.example',
    prefix: 'PRI',
    iban: 'FR7613335004010850027491337',
    mentions: '',
    contact: 1,
    owner: {
      name: 'Anne Riou',
      email: 'anne@paysages-riou.example',
      role: 'Dirigeante',
      phone: '06 39 98 71 33',
    },
    clause: null,
    signedOn: '2026-03-02',
    customers: [
      {
        key: 'ormes',
        kind: 'company',
        name: 'Copropriété Les Ormes',
        siren: '319870442',
        line1: '2, allée des Ormes',
        postcode: '29000',
        city: 'Quimper',
        email: 'syndic@les-ormes.example',
      },
      {
        key: 'parc',
        kind: 'company',
        name: 'Résidence du Parc',
        siren: '402118563',
        line1: '40, rue du Parc',
        postcode: '29000',
        city: 'Quimper',
        email: 'accueil@residence-du-parc.example',
      },
    ],
  },
];

/** An office with everybody it knows. */
export type Cast = {
  office: {
    name: string;
    email: string;
    phone: string;
    address: Address;
    siren?: string;
    vatNumber?: string;
  };
  colleagues: readonly Colleague[];
  password: string;
  businesses: readonly DemoBusiness[];
};

export const demonstration: Cast = { office, colleagues, password: demoPassword, businesses };
