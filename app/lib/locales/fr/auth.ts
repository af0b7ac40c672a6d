export const auth = {
  title: 'Connexion',
  intro: 'Pour les personnes du service de facturation.',
  email: { label: 'Adresse e-mail', missing: 'Indiquez votre adresse e-mail.' },
  password: { label: 'Mot de passe', missing: 'Indiquez votre mot de passe.' },
  next: 'Continuer',
  signIn: 'Se connecter',
  invited: 'Pas encore d’accès ? La personne qui administre votre bureau peut vous inviter.',
  owner:
    'Vous avez une facture à valider ou à consulter ? Ouvrez le lien reçu par e-mail : il ne demande pas de mot de passe.',
  ended: {
    title: 'Votre session a pris fin.',
    body: 'Après 30 minutes sans activité, ou 12 heures en tout, il faut se reconnecter. Vous retrouverez la page que vous aviez demandée.',
    unsent:
      'Ce que vous veniez d’envoyer n’est pas parti et rien n’a été modifié. Vous retrouverez la page, avec ce que l’éditeur avait déjà enregistré.',
  },
  refused: {
    wrong: 'Adresse ou mot de passe incorrect.',
    locked: 'Trop d’essais en peu de temps. Par sécurité, attendez un quart d’heure avant de recommencer.',
  },
  code: {
    title: 'Votre code',
    as: 'Vous vous connectez en tant que {{email}}.',
    label: 'Code à six chiffres',
    hint: 'Votre application d’authentification l’affiche. Il change toutes les 30 secondes et ne sert qu’une fois.',
    missing: 'Indiquez le code à six chiffres.',
    wrong: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, puis recommencez.',
    other: 'Prendre un autre compte',
    recoveryTitle: 'Votre code de secours',
    recoveryLabel: 'Code de secours',
    recoveryHint: 'Un des dix codes que vous aviez notés. Il ne servira qu’une fois.',
    recoveryMissing: 'Indiquez un de vos codes de secours.',
    lost: 'Je n’ai pas mon téléphone : utiliser un code de secours',
    found: 'J’ai mon téléphone : utiliser son code',
    lostAll:
      'Ni téléphone ni code de secours ? La personne qui administre votre bureau peut vous redonner un accès.',
    demonstration: 'Démonstration : sans application d’authentification, utilisez le code {{code}}.',
  },
  setUp: {
    title: 'Protégez votre accès',
    intro:
      'Un code à usage unique s’ajoute à votre mot de passe. Il vient d’une application d’authentification, sur votre téléphone ou votre ordinateur.',
    scan: 'Dans l’application, ajoutez un compte et scannez ce dessin.',
    qr: 'QR code à scanner avec l’application d’authentification. La clé écrite dessous dit la même chose.',
    key: 'Ou recopiez cette clé',
    open: 'Ouvrir dans l’application de cet appareil',
    confirm: 'Saisissez le code que l’application affiche.',
    submit: 'Confirmer et entrer',
  },
  forgotten: {
    link: 'Mot de passe oublié ?',
    title: 'Mot de passe oublié',
    intro: 'Indiquez votre adresse : un lien y part pour choisir un nouveau mot de passe.',
    send: 'Envoyer le lien',
    sentTitle: 'Regardez votre boîte',
    sent: 'Si un accès existe à cette adresse, un lien vient d’y partir. Il est valable une heure et ne sert qu’une fois.',
    sentHelp:
      'Rien reçu ? Regardez dans les indésirables, ou demandez à la personne qui administre votre bureau.',
    chooseTitle: 'Nouveau mot de passe',
    chooseIntro: 'Pour {{email}}. Vos sessions ouvertes seront fermées ; votre second facteur reste le même.',
    choose: 'Changer le mot de passe',
    doneTitle: 'Votre mot de passe est changé',
    done: 'Connectez-vous avec le nouveau. Votre second facteur vous sera demandé comme d’habitude.',
    ended: {
      title: 'Ce lien ne fonctionne plus',
      body: 'Il a déjà servi, il a été remplacé, ou plus d’une heure a passé.',
      again: 'Demander un nouveau lien',
    },
  },
  invitation: {
    title: 'Bienvenue, {{name}}',
    intro:
      '{{office}} vous ouvre un accès à Tacite. Choisissez votre mot de passe, le second code vient ensuite.',
    submit: 'Créer mon accès',
    ended: {
      title: 'Cette invitation ne fonctionne plus',
      body: 'Elle a déjà servi, elle a été remplacée, ou plus de sept jours ont passé. Demandez-en une nouvelle à la personne qui vous a invité.',
      signIn: 'J’ai déjà un accès',
    },
  },
  newPassword: {
    label: 'Nouveau mot de passe',
    hint: '12 caractères au moins. Une phrase de quatre ou cinq mots convient très bien.',
    short: 'Ce mot de passe est trop court : 12 caractères au moins.',
    long: 'Ce mot de passe est trop long : 128 caractères au plus.',
    common: 'Ce mot de passe est trop courant. Choisissez plutôt une phrase de quatre ou cinq mots.',
    personal: 'Ce mot de passe reprend surtout votre nom ou votre adresse. Choisissez autre chose.',
    again: {
      label: 'Le même, une seconde fois',
      missing: 'Saisissez le mot de passe une seconde fois.',
      different: 'Les deux saisies sont différentes.',
    },
  },
} as const;
