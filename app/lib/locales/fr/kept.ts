/** What a draft keeps from an imported file without a field of its own; keys are paths of the content. */
export const kept = {
  title: 'Repris du fichier importé',
  titlePlain: 'Autres indications du document',
  lead: 'Ces indications n’ont pas de champ ici. Elles sont gardées telles quelles et partent avec la facture électronique.',
  remove: 'Retirer',
  removeOf: 'Retirer : {{what}}',
  removeHint: 'Ce que vous cochez n’en fait plus partie. Décochez pour le garder.',
  withLine: 'Va avec sa ligne',
  withAmount: 'Va avec son montant',
  line: 'Ligne {{n}} ({{count}})',
  lineNamed: 'Ligne {{n}}, {{name}} ({{count}})',
  more_one: 'Et une autre indication de ligne, gardée aussi.',
  more_other: 'Et {{count}} autres indications de lignes, gardées aussi.',
  ofLine: '{{what}}, ligne {{n}}',
  colon: ' :',
  review: 'Aussi transmis avec la facture électronique',
} as const;
