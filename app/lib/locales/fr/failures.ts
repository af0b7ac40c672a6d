export const failures = {
  title: 'Échecs',
  lead: 'Ce qui n’a pas abouti, pourquoi, et ce que vous pouvez faire. Rien n’est perdu tant que c’est ici.',
  empty: {
    title: 'Rien n’a échoué',
    body: 'Les e-mails refusés et les traitements arrêtés s’afficheraient ici.',
  },
  mails: 'E-mails',
  to: '{{kind}} à {{to}}',
  invoice: 'Voir {{ref}}',
  what: {
    bounced: 'L’adresse a refusé l’e-mail.',
    failed: 'L’e-mail n’a pas pu partir.',
    reconcile: 'On ne sait pas s’il est parti : la machine s’est arrêtée pendant l’envoi.',
  },
  causeIs: '{{cause}}.',
  cause: {
    full: 'Boîte pleine',
    unknown: 'Adresse inconnue',
    domain: 'Domaine introuvable',
    tooBig: 'Message trop gros pour cette boîte',
    refused: 'E-mail refusé par le serveur',
  },
  advice: {
    request: 'Corrigez l’adresse du dirigeant, puis envoyez de nouveau la demande. Aucun délai ne court.',
    invoice: 'Corrigez l’adresse, puis renvoyez la facture : le document ne change pas.',
    failed: 'Réessayez, ou corrigez l’adresse.',
    bounced: 'Corrigez l’adresse de la personne sur sa fiche.',
    reconcile:
      'Demandez au destinataire. S’il l’a reçu, marquez-le comme parti ; sinon, envoyez-le de nouveau : il l’aurait alors deux fois.',
  },
  tries_one: '{{count}} essai',
  tries_other: '{{count}} essais',
  since: 'depuis le {{date}}',
  said: 'Réponse reçue : {{error}}',
  do: {
    retry: 'Réessayer',
    sent: 'Marquer comme parti',
    lost: 'Envoyer de nouveau',
    business: 'Corriger l’adresse',
    open: 'Ouvrir la facture',
  },
  done: {
    retry: 'L’e-mail repart.',
    sent: 'C’est noté : il compte comme parti.',
  },
  refused: {
    changed: 'Son état a changé entre-temps : rien n’a été fait.',
    held: 'Le registre de l’entreprise est suspendu : que ce message soit parti ne peut y être noté avant la levée.',
  },
} as const;
