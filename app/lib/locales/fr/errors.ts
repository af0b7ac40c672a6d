export const errors = {
  notFound: {
    title: 'Cette page n’existe pas',
    body: 'L’adresse a pu changer, ou ce document n’est pas le vôtre. Rien n’a été modifié.',
  },
  forbidden: {
    title: 'Cette page ne vous est pas ouverte',
    body: 'Votre rôle ne le permet pas. La personne qui administre votre bureau peut vous y donner accès.',
  },
  badRequest: {
    title: 'Cette demande est illisible',
    body: 'Elle est incomplète ou périmée. Rien n’a été modifié. Revenez à la page précédente et recommencez.',
  },
  conflict: {
    title: 'Cette page a changé depuis votre lecture',
    body: 'Rien n’a été enregistré. Relisez la version à jour, puis recommencez.',
  },
  tooMany: {
    title: 'Trop d’essais en peu de temps',
    body: 'Par sécurité, il faut attendre un peu avant de recommencer.',
  },
  unavailable: {
    title: 'Le service revient dans un instant',
    body: 'Votre demande n’est pas partie. Rien n’a été modifié. Vous pouvez réessayer sans risque.',
  },
  unsure: {
    title: 'Le service revient dans un instant',
    body: 'La connexion a coupé pendant votre demande : elle a pu être enregistrée. Rouvrez la page et vérifiez avant de recommencer.',
  },
  broken: {
    title: 'Quelque chose n’a pas fonctionné',
    body: 'L’erreur est de notre côté et a été enregistrée. Si vous veniez d’envoyer une réponse, vérifiez son état avant de recommencer.',
  },
  offline: {
    title: 'La connexion a coupé',
    body: 'Votre demande n’est pas partie. Rien n’a été modifié.',
  },
  reference: 'Référence à donner au support : {{id}}',
  home: 'Revenir à l’accueil',
  askLink: 'Recevoir un lien par e-mail',
  form_one: '{{count}} champ à corriger',
  form_other: '{{count}} champs à corriger',
} as const;
