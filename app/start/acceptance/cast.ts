import { randomBytes } from 'node:crypto';
import { newTotpSecret } from '#app/auth/totp.server.ts';
import type { Cast, Colleague } from '../demo/people.ts';

/**
 * Two offices that know nothing of each other. Everybody is fictitious: SIREN numbers fail their check digit, addresses
 * end in .example, telephone numbers are those kept for fiction. Passwords and second factors are new each time.
 */
export function acceptanceCasts(): { builders: Cast; coast: Cast } {
  return {
    builders: {
      office: {
        name: 'Plume et Décompte',
        email: 'bureau@plume-decompte.example',
        phone: '01 99 00 41 00',
        address: {
          line1: '12, rue des Cordiers',
          line2: '',
          postcode: '44000',
          city: 'Nantes',
          country: 'FR',
        },
      },
      colleagues: team('plume-decompte.example', '01 99 00 41', [
        ['aline.morvan', 'Aline Morvan'],
        ['bastien.le-goff', 'Bastien Le Goff'],
        ['chloe.renard', 'Chloé Renard'],
        ['david.arnaud', 'David Arnaud'],
        ['emma.guillou', 'Emma Guillou'],
      ]),
      password: newPassword(),
      businesses: [
        {
          key: 'works',
          name: 'Bâtisseurs de l’Erdre',
          legalForm: 'SAS au capital de 40 000 €',
          siren: '879214336',
          registration: 'RCS Nantes',
          line1: '3, quai Malakoff',
          postcode: '44000',
          city: 'Nantes',
          phone: '02 61 91 10 20',
          email: 'contact@batisseurs-erdre.example',
          prefix: 'BDE',
          mentions:
            'Garantie décennale : Assureurs de l’Ouest, 2, rue Basse, 35000 Rennes. Police 77.204.118, France.',
          contact: 0,
          owner: {
            name: 'Éric Lebrun',
            email: 'eric@batisseurs-erdre.example',
            role: 'Président',
            phone: '06 39 98 20 01',
          },
          coOwner: {
            name: 'Nadia Lebrun',
            email: 'nadia@batisseurs-erdre.example',
            role: 'Directrice générale',
            phone: '06 39 98 20 02',
          },
          clause: '5.1',
          signedOn: '2024-01-08',
          customers: [
            {
              key: 'company',
              kind: 'company',
              name: 'Foncière des Salorges',
              siren: '523118904',
              line1: '40, quai Ernest-Renaud',
              postcode: '44100',
              city: 'Nantes',
              email: 'compta@salorges.example',
            },
            {
              key: 'public',
              kind: 'public',
              name: 'Commune de Port-Aubin',
              siren: '214401877',
              line1: '1, place du Marché',
              postcode: '44590',
              city: 'Port-Aubin',
              email: 'marches@port-aubin.example',
            },
            {
              key: 'consumer',
              kind: 'consumer',
              name: 'Mme Odile Garnier',
              siren: '',
              line1: '7, rue des Lilas',
              postcode: '44300',
              city: 'Nantes',
              email: 'odile.garnier@courrier.example',
            },
            {
              key: 'prime',
              kind: 'company',
              name: 'Atlantique Entreprise générale',
              siren: '388206715',
              line1: '18, route de Vannes',
              postcode: '44700',
              city: 'Orvault',
              email: 'sous-traitants@atlantique-eg.example',
            },
          ],
        },
        {
          key: 'trainer',
          name: 'Cap Formation Loire',
          legalForm: 'SARL au capital de 5 000 €',
          siren: '851902448',
          registration: 'RCS Nantes',
          line1: '9, rue Crébillon',
          postcode: '44000',
          city: 'Nantes',
          phone: '02 61 91 10 40',
          email: 'bonjour@cap-formation.example',
          prefix: 'CFL',
          mentions: '',
          contact: 1,
          owner: {
            name: 'Hugo Pasquier',
            email: 'hugo@cap-formation.example',
            role: 'Gérant',
            phone: '06 39 98 20 03',
          },
          clause: null,
          signedOn: '2024-02-12',
          customers: [
            {
              key: 'school',
              kind: 'public',
              name: 'Lycée Jacques-Cassard',
              siren: '194412097',
              line1: '26, rue Joncours',
              postcode: '44100',
              city: 'Nantes',
              email: 'intendance@lycee-cassard.example',
            },
            {
              key: 'shop',
              kind: 'company',
              name: 'Comptoir des Olivettes',
              siren: '492873016',
              line1: '5, rue des Olivettes',
              postcode: '44000',
              city: 'Nantes',
              email: 'gestion@olivettes.example',
            },
            {
              key: 'learner',
              kind: 'consumer',
              name: 'M. Paul Texier',
              siren: '',
              line1: '2, allée Duguay-Trouin',
              postcode: '44000',
              city: 'Nantes',
              email: 'paul.texier@courrier.example',
            },
          ],
        },
        {
          key: 'designer',
          name: 'Iris Maillet',
          legalForm: 'Entrepreneuse individuelle',
          siren: '912604477',
          // A small business without VAT (CGI art. 293 B) has no VAT number.
          vatNumber: '',
          registration: '',
          line1: '31, rue Joffre',
          postcode: '44000',
          city: 'Nantes',
          phone: '02 61 91 10 60',
          email: 'iris@maillet-graphisme.example',
          prefix: 'IMG',
          mentions: '',
          contact: 2,
          owner: {
            name: 'Iris Maillet',
            email: 'iris.maillet@courrier.example',
            role: 'Graphiste',
            phone: '06 39 98 20 04',
          },
          clause: '3',
          signedOn: '2024-04-02',
          customers: [
            {
              key: 'gallery',
              kind: 'company',
              name: 'Galerie du Bouffay',
              siren: '478120933',
              line1: '11, place du Bouffay',
              postcode: '44000',
              city: 'Nantes',
              email: 'contact@galerie-bouffay.example',
            },
          ],
        },
      ],
    },
    coast: {
      office: {
        name: 'Comptoir du Large',
        // An office with an identity of its own is named as the one who writes the invoice.
        siren: '834219705',
        vatNumber: 'FR54834219705',
        email: 'bureau@comptoir-large.example',
        phone: '01 99 00 52 00',
        address: { line1: '6, cours Dajot', line2: '', postcode: '29200', city: 'Brest', country: 'FR' },
      },
      colleagues: team('comptoir-large.example', '01 99 00 52', [
        ['elsa.kermarec', 'Elsa Kermarec'],
        ['farid.benali', 'Farid Benali'],
        ['gwen.tanguy', 'Gwen Tanguy'],
        ['helene.roux', 'Hélène Roux'],
        ['ivan.lagadec', 'Ivan Lagadec'],
      ]),
      password: newPassword(),
      businesses: [
        {
          key: 'sails',
          name: 'Voilerie Penfeld',
          legalForm: 'SARL au capital de 12 000 €',
          siren: '803317529',
          registration: 'RCS Brest',
          line1: '4, quai de la Douane',
          postcode: '29200',
          city: 'Brest',
          phone: '02 61 91 60 10',
          email: 'atelier@voilerie-penfeld.example',
          prefix: 'VPF',
          mentions: '',
          contact: 0,
          owner: {
            name: 'Maël Corre',
            email: 'mael@voilerie-penfeld.example',
            role: 'Gérant',
            phone: '06 39 98 30 01',
          },
          clause: '7',
          signedOn: '2024-03-04',
          customers: [
            {
              key: 'yard',
              kind: 'company',
              name: 'Chantier naval du Minou',
              siren: '441906283',
              line1: '1, rue du Phare',
              postcode: '29280',
              city: 'Plouzané',
              email: 'achats@minou.example',
            },
            {
              key: 'harbour',
              kind: 'public',
              name: 'Syndicat du port du Moulin',
              siren: '252900746',
              line1: '2, rue de Kerfautras',
              postcode: '29200',
              city: 'Brest',
              email: 'finances@port-moulin.example',
            },
            {
              key: 'sailor',
              kind: 'consumer',
              name: 'M. Yann Abgrall',
              siren: '',
              line1: '14, rue de Siam',
              postcode: '29200',
              city: 'Brest',
              email: 'yann.abgrall@courrier.example',
            },
          ],
        },
        {
          key: 'caterer',
          name: 'Traiteur des Abers',
          legalForm: 'Entreprise individuelle',
          siren: '790554126',
          registration: 'RM Finistère',
          line1: '8, rue de la Marne',
          postcode: '29870',
          city: 'Lannilis',
          phone: '02 61 91 60 30',
          email: 'contact@traiteur-abers.example',
          prefix: 'TDA',
          mentions: '',
          contact: 2,
          owner: {
            name: 'Solenn Bihan',
            email: 'solenn@traiteur-abers.example',
            role: 'Dirigeante',
            phone: '06 39 98 30 02',
          },
          clause: '3',
          signedOn: '2024-04-15',
          policy: { needsApproval: 'specialCases', thresholdCents: 200_000 },
          customers: [
            {
              key: 'club',
              kind: 'company',
              name: 'Club nautique de l’Aber',
              siren: '509661238',
              line1: 'Le Port',
              postcode: '29870',
              city: 'Landéda',
              email: 'tresorier@club-aber.example',
            },
          ],
        },
      ],
    },
  };
}

/** One person of each role, and a second administrator: what takes two people can be tried. */
function team(
  domain: string,
  phone: string,
  people: readonly [mailbox: string, name: string][],
): Colleague[] {
  const roles = ['admin', 'supervisor', 'biller', 'accountant', 'admin'] as const;
  return roles.map((role, index) => {
    const [mailbox, name] = people[index] ?? [role, role];
    return {
      email: `${mailbox}@${domain}`,
      name,
      role,
      phone: `${phone} 0${index + 1}`,
      totp: newTotpSecret(),
    };
  });
}

function newPassword(): string {
  return randomBytes(12).toString('base64url');
}
