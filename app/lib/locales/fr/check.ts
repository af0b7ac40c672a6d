export const check = {
  pageTitle: 'Vérifier un document',
  title: '{{kind}} {{number}}',
  kind: {
    invoice: 'Facture',
    deposit: 'Facture d’acompte',
    corrective: 'Facture rectificative',
    creditNote: 'Avoir',
  },
  lead: 'Ce document a bien été émis. Comparez ces mentions avec celles que vous avez sous les yeux.',
  credited_one: 'Un avoir a été émis depuis sur ce document : {{numbers}}.',
  credited_other: 'Des avoirs ont été émis depuis sur ce document : {{numbers}}.',
  seller: 'Émis par',
  issuedOn: 'Date d’émission',
  total: 'Montant à payer',
  dueOn: 'Échéance',
  iban: 'Compte à créditer',
  ibanEnd: 'se termine par {{end}}. Un autre compte sur votre document est le signe d’une fraude.',
  code: 'Code',
  file: 'Le fichier PDF reçu',
  fileHint: 'Il est lu sur votre appareil et n’est envoyé nulle part',
  same: 'Ce fichier est, à l’octet près, celui qui a été émis.',
  other:
    'Ce fichier n’est pas celui qui a été émis. Une réimpression ou un scan diffèrent toujours ; un PDF reçu tel quel, jamais.',
  unknown: 'Ce code ne correspond à aucun document',
  unknownBody:
    'Aucun document émis ne porte le code {{code}}. Relisez-le sur le document, ou scannez de nouveau son QR code.',
} as const;
