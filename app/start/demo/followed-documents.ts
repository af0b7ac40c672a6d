import type { DemoDocument } from './document.ts';

const period = (from: string, to: string) => () => ({ period: { from, to } });

/** What was issued long enough ago to be paid, late, contested or promised. */
export const followedDocuments: DemoDocument[] = [
  {
    business: 'plumber',
    customer: 'canal',
    subject: 'Remplacement de la nourrice, sous-sol',
    askedAgo: 1900,
    change: period('2026-09-01', '2026-09-04'),
    lines: [
      ['Nourrice laiton, 8 départs', '1', 'C62', '286.00', '10'],
      ['Pose et mise en eau', '6', 'HUR', '58.00', '10'],
    ],
    answer: { after: 4, act: 'approve' },
  },
  {
    business: 'plumber',
    customer: 'baudry',
    subject: 'Robinetterie de la cuisine',
    askedAgo: 1750,
    change: period('2026-09-08', '2026-09-09'),
    lines: [
      ['Mitigeur à douchette', '1', 'C62', '214.00', '10'],
      ['Main-d’œuvre', '1.5', 'HUR', '58.00', '10'],
    ],
    answer: { after: 2, act: 'approve' },
    money: [{ ago: 1300, act: 'pay', means: 'cheque', words: 'Chèque 7 402 118' }],
  },
  {
    business: 'plumber',
    customer: 'commune',
    subject: 'Chaufferie de la mairie, remplacement du circulateur',
    askedAgo: 1600,
    change: period('2026-09-14', '2026-09-18'),
    lines: [
      ['Circulateur à débit variable', '2', 'C62', '412.00', '20'],
      ['Dépose, pose et équilibrage', '9', 'HUR', '58.00', '20'],
    ],
    answer: { after: 20, act: 'approve' },
    money: [{ ago: 700, act: 'pay', cents: 80_000, means: 'transfer', words: 'Mandat 1187' }],
  },
  {
    business: 'agency',
    customer: 'orbane',
    subject: 'Captation vidéo de la convention',
    askedAgo: 1500,
    change: period('2026-09-17', '2026-09-21'),
    lines: [
      ['Captation, deux caméras', '2', 'DAY', '1150.00', '20'],
      ['Montage', '3', 'DAY', '480.00', '20'],
    ],
    answer: { after: 6, act: 'approve' },
    money: [
      {
        ago: 40,
        act: 'dispute',
        line: 1,
        reason: 'quantity',
        words: 'Deux jours de montage étaient convenus.',
      },
    ],
  },
  {
    business: 'agency',
    customer: 'helio',
    subject: 'Scénographie du stand',
    askedAgo: 1400,
    change: period('2026-09-22', '2026-09-28'),
    lines: [['Scénographie et suivi', '4', 'DAY', '620.00', '20']],
    answer: { after: 3, act: 'approve' },
    money: [{ ago: 60, act: 'promise', on: 9, words: 'Le virement part avec la paie.' }],
  },
  {
    business: 'gardener',
    customer: 'ormes',
    subject: 'Taille des haies de charme',
    askedAgo: 1100,
    change: period('2026-10-05', '2026-10-07'),
    lines: [['Taille et évacuation', '14', 'HUR', '46.00', '20']],
    answer: { after: 8, act: 'approve' },
    money: [{ ago: 22, act: 'claim', means: 'transfer', words: 'Payé vendredi.' }],
  },
];
