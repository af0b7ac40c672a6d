/** What lateness comes to, and how it is computed. */
export const penalties = {
  title: 'Pénalités et indemnités',
  see: 'Pénalités',
  of: 'Pénalités de {{name}}',
  with: 'Envers {{business}}, calculées le {{date}}',
  sum: '<due>{{sum}}</due> : <b>{{interest}}</b> de pénalités et <b>{{indemnity}}</b> d’indemnités',
  says: 'Ce calcul n’ajoute rien à ce qui est dû. Il se réclame seulement si l’entreprise le veut. Chaque ligne : reste ouvert × taux × jours ÷ 365. Un règlement arrête le calcul le soir de son jour ; ce qui est contesté, crédité ou passé en perte ne porte rien.',
  incomplete:
    'Cette somme n’est pas complète : un taux manque ou une mention n’a pas été comprise. Les lignes le disent.',
  none: 'Rien n’a été en retard',
  alsoPaid: 'Avec les pièces réglées en retard',
  openOnly: 'Seulement ce qui est ouvert',
  paidLate: 'réglée en retard',
  linesOf: 'Calcul de {{number}}',
  days_one: '{{count}} jour',
  days_other: '{{count}} jours',
  fromTo: 'du {{from}} au {{to}}',
  notComputed: 'pas calculé',
  total: 'Total de la pièce',
  indemnity: 'Indemnité forfaitaire de recouvrement',
  indemnityBy: {
    professional: 'Code de commerce, art. L. 441-10 et D. 441-5 : une par facture payée en retard',
    public: 'Code de la commande publique, art. D. 2192-35 : une par facture payée en retard',
  },
  column: {
    part: 'Part',
    days: 'Jours de retard',
    base: 'Reste ouvert',
    rate: 'Taux',
    amount: 'Montant',
    since: 'Depuis le',
    which: 'Référence',
    source: 'Source',
  },
  rate: {
    ecb: '{{base}} (BCE) + {{points}} points',
    legal: '{{times}} × {{base}} (intérêt légal)',
    fixed: '{{rate}} par an',
    floor: 'relevé au plancher : 3 × {{base}} (intérêt légal)',
    by: { law: 'selon la loi', terms: 'selon la pièce' },
  },
  missing: {
    ecb: 'Le taux de la BCE du semestre qui commence le {{date}} n’est pas encore connu ici : rien n’est supposé.',
    legal:
      'Le taux de l’intérêt légal du semestre qui commence le {{date}} n’est pas connu ici : rien n’est supposé.',
  },
  why: {
    consumer: 'Le client est un particulier : ni pénalité ni indemnité, sauf si le contrat le dit.',
    unreadable:
      'La pièce a sa propre mention sur le retard, et aucun taux n’y a été lu. Rien n’est supposé : le calcul est à faire d’après elle.',
    currency: 'La pièce n’est pas en euros : rien n’est calculé.',
  },
  rates: 'Taux de référence',
  which: { ecb: 'Refinancement de la BCE', legal: 'Intérêt légal, créancier professionnel' },
} as const;
