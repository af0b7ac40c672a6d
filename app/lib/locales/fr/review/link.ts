/** The personal link itself: before the first act, when it has ended, reported, or wants a code. */
export const link = {
  prompt: {
    body: 'Ouvrir ce lien n’a rien changé. Continuez pour répondre : vous verrez ce qui part avant de l’envoyer.',
    go: 'Continuer',
    read: 'Lire d’abord le document',
  },
  code: {
    title_one: 'Un code en plus pour ce montant',
    title_other: 'Un code en plus, pour {{count}} de ces montants',
    body: 'Votre lien ne suffit pas ici : un code à six chiffres part à {{address}}. Il vaut dix minutes.',
    send: 'Recevoir le code',
    again: 'Recevoir un autre code',
    sent: 'Le code est parti à {{address}}.',
    tooMany:
      'Trois codes sont déjà partis à {{address}} : saisissez le dernier, ou attendez un quart d’heure.',
    label: 'Code reçu par e-mail',
  },
  report: {
    link: 'Ce n’était pas vous, ou quelque chose ne va pas ? Signalez-le',
    title: 'Signaler ce lien',
    lead: 'Dites-nous ce qui ne va pas. Ouvrir cette page ne change rien.',
    what: 'Que se passe-t-il ?',
    notMe: 'Ce n’était pas moi',
    notMeDetail:
      'Quelqu’un a répondu ou ouvert à ma place : le lien se ferme tout de suite, et plus rien n’est validé par le silence',
    abuse: 'Ce message n’est pas pour moi, ou il est suspect',
    abuseDetail: 'Le bureau de facturation est prévenu ; le lien reste ouvert',
    body: 'Ce que vous voulez ajouter',
    missing: 'Choisissez ce qui se passe.',
    go: 'Continuer',
    confirmTitle: 'Confirmez votre signalement',
    confirm: 'Rien n’est encore changé.',
    back: 'Revenir en arrière',
    next: 'Pour la suite, le bureau de facturation vous répond : son numéro figure dans l’e-mail.',
    home: 'Page de votre lien, pour en recevoir un nouveau',
    page: 'Revenir à la page du lien, sans rien signaler',
    send: 'Signaler',
    doneTitle: 'C’est signalé',
    done: 'Le bureau de facturation est prévenu. Si vous avez indiqué que ce n’était pas vous, le lien et tout ce qu’il avait ouvert sont fermés ; un e-mail le confirme à l’adresse connue.',
  },
  link: {
    gone: 'Ce lien ne fonctionne plus',
    goneBody:
      'Par sécurité, chaque lien cesse de fonctionner au bout d’un temps, ou dès qu’un autre le remplace. Aucune décision n’a été prise depuis cette page.',
    superseded: 'Ce lien a été remplacé',
    supersededBody:
      'Une version corrigée de ce document vous a été envoyée le {{date}}. Elle seule attend votre réponse.',
    newest: 'Voir la version corrigée',
    replacedBody: 'Un lien plus récent vers ce document vous a été envoyé le {{date}}.',
    open: 'Voir le document',
    renew: 'Recevoir un nouveau lien',
    renewBody:
      'Nous l’envoyons à l’adresse de son destinataire : <b>{{address}}</b>. Il arrive en moins d’une minute.',
    send: 'Envoyer un nouveau lien',
    sent: 'C’est noté',
    sentBody: 'Si ce lien était bien le vôtre, un nouveau arrive dans votre boîte aux lettres.',
    help: 'Rien ne vient ? Appelez votre service de facturation : son numéro figure dans l’e-mail.',
    session: 'Cette page s’ouvre par votre lien',
    sessionBody:
      'Ouvrez le lien du dernier e-mail reçu : par sécurité, l’accès se referme au bout de quelques heures, et dès qu’une nouvelle version vous est envoyée. Rien n’a été décidé.',
  },
} as const;
