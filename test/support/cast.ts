import type { DemoDocument } from '#app/start/demo/document.ts';
import type { Cast, Colleague } from '#app/start/demo/people.ts';

/** An office in which every text holds one word, so that wherever it comes to light, it shows whose it was. */
export function castOf(word: string, prefix: string): Cast {
  const domain = `${word.toLowerCase()}.example`;
  const roles: Colleague['role'][] = ['admin', 'supervisor', 'biller', 'accountant'];
  const address = { line1: `1, rue ${word}`, line2: '', postcode: '80000', city: word, country: 'FR' };
  return {
    office: { name: `Bureau ${word}`, email: `bureau@${domain}`, phone: '03 53 01 42 00', address },
    colleagues: roles.map((role) => ({
      email: `${role}@${domain}`,
      name: `${word} ${role}`,
      role,
      phone: '03 53 01 42 18',
      totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    })),
    password: `un mot de passe de ${word}`,
    businesses: [
      {
        key: 'seller',
        name: `Atelier ${word}`,
        legalForm: `SARL ${word}`,
        siren: '904117263',
        registration: `RCS ${word}`,
        line1: `2, rue ${word}`,
        postcode: '80000',
        city: word,
        phone: '03 53 01 77 20',
        email: `atelier@${domain}`,
        prefix,
        iban: 'FR7630006000011234567890189',
        mentions: `Assurance ${word}`,
        contact: 0,
        owner: { name: `Gérant ${word}`, email: `gerant@${domain}`, role: word, phone: '06 39 98 12 40' },
        clause: '4',
        signedOn: '2026-01-05',
        customers: [
          {
            key: 'buyer',
            kind: 'company',
            name: `Client ${word}`,
            siren: '812440975',
            line1: `3, rue ${word}`,
            postcode: '80000',
            city: word,
            email: `client@${domain}`,
          },
        ],
      },
    ],
  };
}

/** A document in every state that a page, a mail or a job of it exists in. */
export function documentsOf(word: string): DemoDocument[] {
  const document = (subject: string, given: Partial<DemoDocument>): DemoDocument => ({
    business: 'seller',
    customer: 'buyer',
    subject: `${subject} ${word}`,
    lines: [[`Pose ${word}`, '2', 'HUR', '58.00', '20', `Détail ${word}`]],
    ...given,
  });
  return [
    document('Validée', { askedAgo: 100, answer: { after: 2, act: 'approve' } }),
    document('Tacite', { askedAgo: 90 }),
    document('Attendue', { askedAgo: 8 }),
    document('Commentée', { askedAgo: 7, answer: { after: 1, act: 'comment', body: `Question ${word} ?` } }),
    document('Corrigée', {
      askedAgo: 6,
      answer: { after: 1, act: 'correct', line: 0, field: 'quantity', before: '2', to: '1', body: word },
    }),
    document('Revenue', { askedAgo: 5, answer: { after: 1, act: 'bounce', body: `Boîte ${word} pleine` } }),
    document('Brouillon', {}),
    document('Autre brouillon', {}),
  ];
}
