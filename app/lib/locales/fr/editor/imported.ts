/** The page where a file becomes a draft. */
export const imported = {
  import: {
    title: 'Importer une facture ou des lignes',
    lead: 'Un fichier Factur-X (PDF), CII ou UBL (XML) devient une facture provisoire ; un tableau CSV ou XLSX en devient les lignes.',
    file: 'Fichier',
    hint: 'PDF, XML, CSV ou XLSX, 20 Mo au plus',
    business: 'Entreprise au nom de laquelle facturer',
    read: 'Lire le fichier',
    missing: 'Choisissez un fichier.',
    tooLarge: 'Ce fichier dépasse 20 Mo.',
    refused: 'Ce fichier n’a pas pu devenir une facture',
    nothing: 'Rien n’a été créé. Corrigez le fichier, puis importez-le de nouveau.',
    mendHere:
      'Rien n’a été créé. Corrigez les cellules ci-dessous et faites relire le fichier, ou corrigez-le et choisissez-le de nouveau.',
    again: 'Relire le fichier',
    cell: 'Cellule',
    says: 'Ce qui y est écrit',
    mend: 'Corriger la cellule {{cell}}, {{column}}',
    mended: 'Cellule {{cell}} corrigée à la main : « {{was}} » → « {{now}} »',
    emptyCell: 'vide',
    moreCells_one: 'Et {{count}} autre cellule, qui viendra quand celles-ci seront lues.',
    moreCells_other: 'Et {{count}} autres cellules, qui viendront quand celles-ci seront lues.',
    column: 'Colonne',
    why: 'Ce qui ne va pas',
    details: 'Relevé dans le fichier',
    imported: 'Importée du fichier {{file}}',
    original: 'Document d’origine : {{number}}',
    originalDate: 'Document d’origine : {{number}} du {{date}}',
    warnings: 'À vérifier : ce que la lecture a supposé ou laissé de côté',
    readLines: 'Lignes lues',
    totals: { net: 'Total HT', vat: 'TVA', gross: 'Total TTC', payable: 'Net à payer' },
    sameTotals: 'Ces totaux sont ceux du fichier, au centime près.',
    keepCustomer: 'Ajouter le client au carnet s’il n’y est pas',
    customerKept: 'Client ajouté au carnet : {{name}}.',
    otherName: {
      siret:
        'Le fichier nomme « {{name}} » le client que son SIRET désigne : « {{known}} ». Vérifiez que c’est bien lui.',
      siren:
        'Le fichier nomme « {{name}} » le client que son SIREN désigne : « {{known}} ». Vérifiez que c’est bien lui.',
      vatNumber:
        'Le fichier nomme « {{name}} » le client que son n° de TVA désigne : « {{known}} ». Vérifiez que c’est bien lui.',
      other:
        'Le fichier nomme « {{name}} » le client que son identifiant désigne : « {{known}} ». Vérifiez que c’est bien lui.',
      email:
        'Le fichier nomme « {{name}} » le client que son e-mail désigne : « {{known}} ». Vérifiez que c’est bien lui.',
    },
    otherAccount: 'Le compte du fichier ({{iban}}) n’est pas celui de {{business}} : le sien a été gardé.',
    otherSeller:
      'Le fichier nomme un autre vendeur, {{name}} (SIREN {{siren}}) : la facture est établie au nom de {{business}}.',
    format:
      'Un tableau peut avoir des titres au-dessus de ses colonnes ; une ligne nomme celles-ci. Colonnes lues : {{made}}. Colonnes comparées aux lignes : {{held}}. Les autres, les lignes de total et ce qui est masqué ne sont pas repris, et c’est dit.',
    template: 'Télécharger un modèle de tableau (CSV)',
    templateName: 'modele-lignes.csv',
    columnRead: '« {{header}} » = {{meaning}}',
    columnsRead: 'Colonnes lues : {{columns}}.',
  },
} as const;
