/** What stands beside the files of a backup, for whoever finds them. */
export const readmeOfBackup = (at: string) => `SAUVEGARDE TACITE du ${at} (temps universel)

  tables/*.jsonl   une ligne par enregistrement, tels que la base les tenait, tous du même instant
  blobs/           les documents, chacun sous son SHA-256
  anchors/         où finissaient les registres, au fil du temps
  manifest.json    la liste de tout, avec les empreintes SHA-256

Ne sont pas ici, exprès : la clé qui signe les registres (LEDGER_KEY_FILE) et SESSION_SECRET. Sans la première, rien ne
peut plus être émis ; sans la seconde, aucun lien ni second facteur ne s’ouvre. Gardez-les ailleurs, et à part l’une de
l’autre. Ce dossier contient des données personnelles : chiffrez-le là où vous le gardez.

    npm run restore -- --from DOSSIER --reason « POURQUOI »
    npm run reconcile -- --reason « POURQUOI »


TACITE BACKUP of ${at} (UTC)

  tables/*.jsonl   one line a row, as the database held them, all of one instant
  blobs/           the documents, each under its SHA-256
  anchors/         where the ledgers ended, over time
  manifest.json    the list of everything, with SHA-256 hashes

Left out on purpose: the key that signs the ledgers (LEDGER_KEY_FILE) and SESSION_SECRET. Without the first nothing can
be issued any more; without the second no link and no second factor opens. Keep them elsewhere, and apart from each
other. This folder holds personal data: encrypt it where you keep it.

    npm run restore -- --from FOLDER --reason 'WHY'
    npm run reconcile -- --reason 'WHY'
`;
