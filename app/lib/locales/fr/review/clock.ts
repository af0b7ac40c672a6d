/** The silence window: what is left of it, what ends it, and when silence binds nobody. */
export const clock = {
  clock: {
    left: 'Il vous reste',
    over: 'Le délai est terminé',
    received: 'reçue le',
    received_creditNote: 'reçu le',
    end: 'validation tacite',
    endExplicit: 'fin du délai',
    heldUntil: 'Délai suspendu jusqu’au',
    clause:
      'Sans réponse de votre part le <b>{{date}}</b>, cette facture sera considérée comme validée, puis envoyée à votre client. <span>Silence vaut accord.</span>',
    clause_creditNote:
      'Sans réponse de votre part le <b>{{date}}</b>, cet avoir sera considéré comme validé, puis envoyé à votre client. <span>Silence vaut accord.</span>',
    explicit:
      'Sans réponse de votre part le <b>{{date}}</b>, rien ne sera validé : cette facture attendra votre accord exprès.',
    explicit_creditNote:
      'Sans réponse de votre part le <b>{{date}}</b>, rien ne sera validé : cet avoir attendra votre accord exprès.',
    held: 'Rien ne sera validé d’ici là. À la reprise, il vous restera <b>{{left}}</b> et nous vous préviendrons par e-mail.',
    resumed: 'Le délai, que vous aviez suspendu, court de nouveau.',
    resume: 'Reprendre le délai maintenant',
    why: 'Pourquoi mon silence vaut-il accord ?',
    whyClause:
      'Vous l’avez accepté à l’article {{article}} de votre contrat de facturation, signé le {{date}}. Sans cette clause, le silence n’engage à rien (Code civil, art. 1120).',
    whyDelivery:
      'Le délai de {{hours}} part de la remise de notre e-mail, jamais de son envoi. Nous vous le rappelons avant la fin, jamais la nuit. Vous pouvez le suspendre à tout moment, sans vous justifier.',
    whyFrom: 'Celui de ce document vous a été remis le {{date}}.',
    hours_one: '{{count}} heure',
    hours_other: '{{count}} heures',
    workingHours_one: '{{count}} heure ouvrée',
    workingHours_other: '{{count}} heures ouvrées',
  },
  numbersHeld:
    '{{office}} vérifie ses numéros de facture, et aucun n’est attribué pour le moment. Le délai et vos réponses comptent comme d’habitude : une fois validé, ce document recevra son numéro et partira après cette vérification.',
  guard: {
    title: 'Votre silence ne vaudra pas accord',
    reason: 'Pour ce document, seul votre accord exprès compte : {{reasons}}.',
    bankChanged: 'les coordonnées bancaires ont changé',
    amountCap: 'le montant TTC dépasse votre plafond',
    amountCapOf: 'le montant TTC dépasse votre plafond de {{cap}}',
    firstInvoice: 'c’est la première facture à ce client ou à cette adresse',
    creditNote: 'un avoir demande toujours votre réponse',
    specialCase: 'il comporte une condition particulière',
    noMandate: 'aucun contrat en vigueur ne prévoit de validation tacite',
  },
  phase: {
    asking: 'Le délai n’a pas commencé',
    askingBody:
      'Il partira quand notre e-mail sera remis, et vous en verrez ici la fin exacte. Vous pouvez déjà répondre.',
    lapsed: 'Le délai s’est terminé le {{date}}',
    lapsedBody: 'Rien n’a été validé : {{reasons}}. Ce document attend votre réponse, sans limite de temps.',
    ended: 'Le délai s’est terminé le {{date}}',
    endedBody:
      'Sans réponse de votre part, ce document est considéré comme validé. {{office}} vérifie d’abord ses numéros de facture : il recevra le sien et partira ensuite. Vous n’avez rien à faire.',
    undelivered: 'Notre e-mail ne vous est pas parvenu',
    undeliveredBody:
      'Aucun délai ne court. Nous en sommes avertis et vous joindrons. Vous pouvez répondre dès maintenant.',
    answering: 'Votre message est bien arrivé',
    answeringBody:
      'Le délai est arrêté. {{office}} vous répond, puis un nouveau délai complet s’ouvrira. Rien ne sera validé d’ici là.',
    correcting: 'Votre demande de correction est bien arrivée',
    correctingBody:
      'Le délai est arrêté. {{office}} prépare une version corrigée, que vous recevrez par e-mail avec un nouveau délai complet. Rien ne sera validé d’ici là.',
  },
  time: {
    title: 'Jusqu’à quand suspendre ?',
    lead: 'Le délai s’arrête tout de suite. Vous n’avez pas à vous justifier.',
    tomorrow: 'Demain soir',
    soon: 'Après-demain soir',
    monday: 'Lundi soir',
    last: 'Jusqu’au dernier jour possible',
    lastNote: '{{date}}, sept jours au plus',
    after: 'À la reprise, il vous restera {{left}}.',
    afterMinimum: 'À la reprise, il vous restera au moins 24 h.',
    confirm: 'Suspendre le délai',
    missing: 'Choisissez une date.',
    none: 'Les sept jours de suspension sont épuisés.',
  },
} as const;
