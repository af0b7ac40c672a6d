/** What has been decided, by whom, and what comes next. */
export const outcomes = {
  approved: {
    title: 'C’est validé. Merci.',
    from: 'Par un lien personnel',
    proof: 'Empreinte du document',
    undoUntil: 'Vous pouvez revenir sur votre accord jusqu’au <b>{{time}}</b>. Ensuite, il est définitif.',
    undo: 'Annuler ma validation',
    undoUntilOf:
      '{{name}} a validé ce document. Vous pouvez revenir sur cet accord jusqu’au <b>{{time}}</b> ; {{name}} en sera averti. Ensuite, il est définitif.',
    undoOf: 'Annuler la validation de {{name}}',
    correctOf: 'Demander une correction, ce qui annule la validation de {{name}}',
    next: 'La suite, sans rien faire',
    numberAt: 'Numéro définitif attribué, document scellé',
    numberHeld: 'Numéro définitif attribué dès que {{office}} aura vérifié ses numéros',
    numberIs: 'Numéro définitif attribué : <b>{{number}}</b>, document scellé',
    sendTo: 'Envoi par e-mail à {{recipient}}',
    sendToCustomer: 'Envoi à votre client',
    copy: 'Confirmation par e-mail, à votre adresse',
    right: 'aussitôt après',
    final: 'Cette facture ne peut plus être modifiée. Une erreur ? Un avoir l’annulera.',
    final_creditNote: 'Cet avoir ne peut plus être modifié.',
    call: 'Une question ? Appelez {{name}} au {{phone}}.',
  },
  others: {
    next_one: 'Le dernier à valider : {{customer}}, {{amount}}',
    next_other: 'Le suivant sur {{count}} : {{customer}}, {{amount}}',
    see_one: 'Voir l’autre document à valider',
    see_other: 'Voir les {{count}} autres documents à valider',
    waiting_one: '{{count}} autre document attend votre accord.',
    waiting_other: '{{count}} autres documents attendent votre accord.',
    send: 'Recevoir le lien par e-mail',
  },
  decided: {
    title: 'La décision est déjà prise',
    waived: 'Émise sans demande d’accord',
    waived_creditNote: 'Émis sans demande d’accord',
    waivedBody: 'Selon le choix de votre entreprise, ce document ne demandait pas votre accord.',
  },
  tacit: {
    title: 'Validée sans réponse de votre part',
    title_creditNote: 'Validé sans réponse de votre part',
    body: 'Le délai de {{hours}} s’est terminé le <b>{{date}}</b>. Comme prévu à l’article {{article}} de votre contrat, votre silence a valu accord.',
    number: 'Le document porte désormais le numéro <b>{{number}}</b>.',
    sent: 'Ce que nous vous avons envoyé',
    mail: {
      approvalRequest: 'Demande d’approbation',
      reminder: 'Rappel',
      clockResumed: 'Reprise du délai',
      officeReply: 'Notre réponse',
      other: 'E-mail',
    },
    delivered: '{{mail}}, preuve de remise à {{address}}',
    accepted: '{{mail}}, acceptation par le serveur de {{address}}',
    notDelivered: '{{mail}}, sans preuve de remise',
    event: 'Validation tacite',
    disagree: 'Vous n’êtes pas d’accord ?',
    wayOut:
      'Il est encore temps de le dire. La facture ne se modifie plus, mais nous pouvons préparer avec vous un avoir et une facture corrigée.',
    wayOut_creditNote:
      'Il est encore temps de le dire. L’avoir ne se modifie plus, mais nous pouvons préparer avec vous le document qui le corrige.',
    report: 'Signaler une erreur',
  },
  late: {
    already: 'C’était déjà validé',
    alreadyBody:
      'Le délai s’est terminé le {{date}} : votre silence valait accord. Votre réponse dit la même chose, vous n’avez rien d’autre à faire.',
    title: 'Votre réponse est arrivée après la fin du délai',
    body: 'Le document a été validé par le silence le {{date}}. Votre réponse n’a rien changé, mais vous pouvez signaler une erreur.',
  },
  withdrawn: {
    title: 'Ce document a été retiré',
    body: '{{office}} l’a repris pour le revoir. Vous n’avez rien à faire : si une nouvelle version est prête, vous la recevrez par e-mail.',
  },
  preparing: {
    title: 'Ce document est en préparation',
    body: 'Il vous sera envoyé par e-mail quand il sera prêt.',
  },
} as const;
