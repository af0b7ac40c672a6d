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
  objection: {
    title: 'Un changement de dirigeant',
    added: '{{name}} peut maintenant valider pour {{business}}',
    moved: 'L’adresse de {{name}} pour {{business}} a changé',
    removed: '{{name}} ne valide plus pour {{business}}',
    old: 'Ancienne adresse',
    new: 'Nouvelle adresse',
    by: 'Modifié par',
    lead: 'Si vous le saviez, fermez cette page. Si cela vous surprend, opposez-vous : le changement est annulé aussitôt, les demandes en cours reviennent à l’ancienne adresse, et le bureau en est prévenu.',
    sure: 'Je ne suis pas à l’origine de ce changement et je m’y oppose',
    unsure: 'Cochez la case pour confirmer : rien n’a été changé.',
    send: 'Annuler ce changement',
    doneTitle: 'Le changement est annulé',
    done: 'Une personne s’y est opposée le {{date}}. Le bureau en est prévenu et vous contactera.',
    goneTitle: 'Ce lien ne sert plus',
    gone: 'Si un changement vous surprend, appelez votre service de facturation : son numéro figure dans l’e-mail.',
  },
  report: {
    title: 'Signaler ce lien',
    lead: 'Dites-nous ce qui ne va pas. Ouvrir cette page ne change rien.',
    what: 'Que se passe-t-il ?',
    missing: 'Choisissez l’une des deux réponses : rien n’a encore été signalé.',
    notMe: 'Ce n’était pas moi',
    notMeDetail:
      'Quelqu’un a répondu ou ouvert à ma place. Le lien se ferme tout de suite, une validation donnée à mon nom est annulée s’il en est encore temps, et plus rien n’est validé par le silence. Si le lien ne servait plus, le bureau est prévenu, rien d’autre',
    notMeDetail_customer:
      'Quelqu’un a ouvert ce document à ma place. Le lien se ferme tout de suite ; le document, lui, ne change pas. Si le lien ne servait plus, le service de facturation est prévenu, rien d’autre',
    abuse: 'Ce message n’est pas pour moi, ou il est suspect',
    abuseDetail: 'Le bureau de facturation est prévenu ; le lien reste ouvert',
    abuseDetail_customer:
      'Le service qui envoie les factures de cette entreprise est prévenu ; le lien reste ouvert',
    body: 'Ce que vous voulez ajouter',
    go: 'Continuer',
    confirmTitle: 'Confirmez votre signalement',
    confirm: 'Rien n’est encore changé.',
    back: 'Revenir en arrière',
    next: 'Pour la suite, le bureau de facturation vous répond : son numéro figure dans l’e-mail.',
    home: 'Page de votre lien, pour en recevoir un nouveau',
    page: 'Revenir à la page du lien, sans rien signaler',
    send: 'Signaler',
    call: 'C’est urgent, ou vous préférez parler ? Appelez {{name}} au {{phone}}.',
    doneTitle: 'C’est signalé',
    effect: {
      undone:
        'La validation donnée à votre nom est annulée : rien n’est émis, et plus rien n’est validé par le silence. Le lien et tout ce qu’il avait ouvert sont fermés. Le bureau de facturation est prévenu, un e-mail vous le confirme.',
      stopped:
        'Le délai est arrêté : plus rien n’est validé par le silence. Le lien et tout ce qu’il avait ouvert sont fermés. Le bureau de facturation est prévenu, un e-mail vous le confirme.',
      closed:
        'Le lien et tout ce qu’il avait ouvert sont fermés. Ce qui était déjà décidé n’a pas changé. Le bureau de facturation est prévenu, un e-mail vous le confirme.',
      closed_customer:
        'Le lien et tout ce qu’il avait ouvert sont fermés. Le document n’a pas changé. Le service de facturation est prévenu, un e-mail vous le confirme.',
      told: 'Le bureau de facturation est prévenu. Rien d’autre n’a changé.',
      told_customer: 'Le service de facturation est prévenu. Rien d’autre n’a changé.',
    },
  },
  link: {
    gone: 'Ce lien ne fonctionne plus',
    goneBody:
      'Il a pu être coupé en le copiant, expirer, ou être remplacé par un plus récent. Aucune décision n’a été prise depuis cette page.',
    superseded: 'Ce lien a été remplacé',
    supersededBody:
      'Une version corrigée de ce document vous a été envoyée le {{date}}. Elle seule attend votre réponse.',
    newest: 'Voir la version corrigée',
    replacedBody: 'Un lien plus récent vers ce document vous a été envoyé le {{date}}.',
    open: 'Voir le document',
    renew: 'Recevoir un lien',
    email: 'Votre adresse e-mail',
    renewBody:
      'Celle où vous recevez nos e-mails. Si nous la connaissons, votre lien y part ; personne d’autre ne le voit.',
    send: 'Recevoir un lien',
    sent: 'C’est noté',
    sentBody:
      'Si cette adresse est celle où nous vous écrivons, un lien y part. Par discrétion, cette page ne dit pas si nous la connaissons.',
    call: 'Rien ne vient ? Appelez {{office}} au <b>{{phone}}</b>.',
    help: 'Rien ne vient ? Appelez votre service de facturation : son numéro figure dans chacun de ses e-mails.',
    session: 'Cette page s’ouvre par votre lien',
    sessionBody:
      'Ouvrez le lien du dernier e-mail reçu : par sécurité, l’accès se referme au bout de quelques heures, et dès qu’une nouvelle version vous est envoyée. Rien n’a été décidé.',
  },
} as const;
