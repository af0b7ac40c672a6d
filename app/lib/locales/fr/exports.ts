/** Everything of a business or of the office, in files. */
export const exports = {
  title: 'Exports',
  link: 'Exports',
  intro:
    'Les factures émises (PDF, XML, données), leur registre pour tableur, le registre signé, les journaux et les échanges : tout se lit et se vérifie sans Tacite.',
  scope: 'Ce qui est exporté',
  hint: 'Préparé en arrière-plan, puis gardé vingt-quatre heures. Seule la personne qui l’a demandé peut le télécharger.',
  whole: 'Tout le bureau',
  ask: 'Préparer l’export',
  asked: 'L’export se prépare. Il apparaît ci-dessous dès qu’il est prêt, et un e-mail vous en prévient.',
  list: 'Exports demandés',
  none: 'Personne n’a demandé d’export.',
  by: 'Demandé par {{name}}, {{date}}',
  ready_one: 'Prêt : {{count}} fichier, {{size}}, gardé jusqu’au {{date}}',
  ready_other: 'Prêt : {{count}} fichiers, {{size}}, gardé jusqu’au {{date}}',
  kilobytes: '{{n}} Ko',
  megabytes: '{{n}} Mo',
  state: {
    waiting: 'En préparation…',
    failed: 'Abandonné : tous les essais ont échoué. Demandez-en un autre.',
    gone: 'Supprimé : un export est gardé vingt-quatre heures.',
  },
  taken: 'Téléchargé {{date}}, depuis {{address}}',
  take: 'Télécharger',
  refused: {
    notFound: 'Choisissez ce qui est à exporter.',
    tooMany: 'Trois exports se préparent déjà : attendez que l’un d’eux soit prêt.',
  },
};
