import type { ProblemCode } from './problem.ts';

/** French wording of what is wrong and what to do; narrow no-break spaces (U+202F) as French typography asks. */
export const frenchProblemTexts: Record<ProblemCode, string> = {
  'party.name.missing': 'Indiquez le nom ou la raison sociale.',
  'address.line.missing': 'Indiquez la rue ou le lieu-dit de l’adresse.',
  'address.postcode.missing': 'Indiquez le code postal.',
  'address.postcode.format': 'Le code postal « {found} » n’a pas cinq chiffres. Vérifiez-le.',
  'address.city.missing': 'Indiquez la ville.',
  'address.country.format': 'Choisissez le pays de l’adresse (code à deux lettres, par exemple FR).',
  'siren.missing': 'Indiquez le SIREN (9 chiffres) : il est obligatoire sur la facture.',
  'siren.buyer.missing':
    'Si ce client est une entreprise ou un organisme public, indiquez son SIREN : il est alors obligatoire.',
  'siren.length': 'Un SIREN a 9 chiffres ; « {found} » n’en a pas 9. Corrigez-le.',
  'siren.checksum':
    'La clé du SIREN {found} est fausse : un chiffre est sans doute mal recopié. Vérifiez-le.',
  'siret.length': 'Un SIRET a 14 chiffres ; « {found} » n’en a pas 14. Corrigez-le.',
  'siret.checksum':
    'La clé du SIRET {found} est fausse : un chiffre est sans doute mal recopié. Vérifiez-le.',
  'siret.otherSiren': 'Le SIRET {siret} ne commence pas par le SIREN {siren}. Corrigez l’un des deux.',
  'vatNumber.missing': 'Indiquez le numéro de TVA intracommunautaire : le régime de TVA des lignes l’exige.',
  'vatNumber.seller.advised':
    'Indiquez le numéro de TVA de l’entreprise si elle en a un : une facture exonérée doit le porter.',
  'vatNumber.format':
    '« {found} » n’est pas un numéro de TVA. Attendu : le code du pays puis le numéro, par exemple FR suivi de 11 caractères.',
  'vatNumber.key': 'La clé du numéro de TVA {found} ne correspond pas à son SIREN. Vérifiez-le.',
  'vatNumber.otherSiren':
    'Le numéro de TVA {found} ne contient pas le SIREN {siren}. C’est normal dans un groupe TVA ; sinon, corrigez-le.',
  'email.format': '« {found} » n’est pas une adresse e-mail. Corrigez-la, ou laissez le champ vide.',
  'period.reversed': 'La fin de la période précède son début. Inversez ou corrigez les dates.',
  'period.missing':
    'Indiquez la date ou la période de livraison : elle est obligatoire pour une livraison intracommunautaire.',
  'text.lost': 'Un caractère de « {found} » n’a pas été conservé : retapez-le.',
  'text.unprintable':
    '{found} n’existe dans aucune police des documents : retirez ou remplacez ce caractère.',
  'dwelling.unsaid':
    'Taux réduit : s’agit-il de travaux dans un logement de plus de deux ans ? La certification du client est alors imprimée (CGI, art. 279-0 bis).',
  'lines.none': 'Ajoutez au moins une ligne.',
  'line.name.missing': 'Décrivez ce qui est facturé sur cette ligne.',
  'line.amount.zero': 'Cette ligne vaut 0 €. Vérifiez la quantité et le prix, ou supprimez-la.',
  'line.quantity.decimals': 'La quantité {found} a plus de 4 décimales. Arrondissez-la.',
  'line.unitPrice.decimals': 'Le prix unitaire {found} a plus de 6 décimales. Arrondissez-le.',
  'line.unitPrice.negative':
    'Un prix unitaire ne peut pas être négatif dans une facture électronique. Pour déduire, mettez le signe moins sur la quantité.',
  'line.baseQuantity.notPositive': 'Le prix doit s’entendre pour une quantité positive (1 le plus souvent).',
  'line.unit.format': 'L’unité « {found} » n’est pas reconnue. Choisissez-la dans la liste.',
  'vat.rate.unknown': 'Le taux de TVA {found} % n’existe pas en France. Choisissez un taux de la liste.',
  'vat.rate.zero':
    'Un taux de 0 % demande un motif : choisissez exonération, autoliquidation, export… au lieu du taux normal.',
  'vat.rate.notZero': 'Avec cette catégorie de TVA ({category}), le taux doit être 0 % et non {found} %.',
  'vat.outOfScope.mixed':
    'Une facture hors champ de la TVA ne peut pas contenir de lignes avec TVA. Faites deux factures.',
  'vat.outOfScope.representative':
    'Une facture hors champ de la TVA ne nomme pas de représentant fiscal : retirez-le.',
  'exemption.reason.missing':
    'Indiquez le motif de l’absence de TVA (catégorie {category}), par exemple l’article du code qui la prévoit.',
  'adjustment.amount.negative':
    'Saisissez le montant sans signe : une remise se déduit, un supplément s’ajoute.',
  'adjustment.reason.missing': 'Indiquez le motif de cette remise ou de ce supplément.',
  'total.zero':
    'Le total est de 0 € : rien ne sera demandé au client. Vérifiez que c’est voulu (acomptes qui couvrent tout, échantillon…).',
  'total.negative': 'Le total est négatif. Pour rendre de l’argent au client, faites un avoir.',
  'payable.negative':
    'Les sommes retenues et déjà payées dépassent le total : le net à payer serait de {payable}. Corrigez-les.',
  'prepaid.negative': 'Saisissez l’acompte déjà payé sans signe moins.',
  'rounding.tooLarge':
    'L’arrondi de {found} change la somme à payer : il reste en dessous d’une unité de la devise. Retirez-le.',
  'prepaid.tooHigh': 'L’acompte déjà payé dépasse le total de la facture ({total}). Vérifiez-le.',
  'prepaid.split':
    'Le montant HT et la TVA de chaque acompte doivent figurer sur la facture finale : reprenez chaque acompte par ses lignes plutôt qu’en une somme.',
  'retention.tooHigh':
    'La retenue de garantie ne peut pas dépasser 5 % du total TTC, soit {highest} (loi du 16 juillet 1971).',
  'retention.zero': 'Indiquez le montant retenu, ou supprimez la retenue de garantie.',
  'retention.mismatch': 'Le montant retenu ne correspond pas au pourcentage : {expected} attendus.',
  'retention.release.missing':
    'Indiquez la date de libération de la retenue (au plus tard un an après la réception des travaux).',
  'penalty.zero': 'Indiquez le montant de la pénalité, ou supprimez-la.',
  'penalty.reason.missing': 'Indiquez le motif de la pénalité.',
  'preceding.missing': 'Indiquez la facture que cet avoir annule ou réduit.',
  'preceding.single': 'Une facture rectificative remplace une seule facture : indiquez laquelle.',
  'preceding.number.missing': 'Indiquez le numéro de la facture d’origine.',
  'preceding.date.missing':
    'Indiquez la date de la facture d’origine, sans laquelle ce document serait rejeté.',
  'iban.missing': 'Indiquez l’IBAN sur lequel le client doit payer, ou changez le moyen de paiement.',
  'iban.format': '« {found} » n’est pas un IBAN (27 caractères pour un compte en France). Corrigez-le.',
  'iban.checksum':
    'La clé de l’IBAN {found} est fausse : un caractère est sans doute mal recopié. Vérifiez-le avant l’envoi.',
  'bic.format': '« {found} » n’est pas un BIC (8 ou 11 caractères). Corrigez-le, ou laissez le champ vide.',
  'dueRule.tooLong':
    'Un délai de {found} jours dépasse le plafond légal entre professionnels (60 jours, ou 45 jours fin de mois).',
  'publicBuyer.siret.missing':
    'Un client public est reconnu par son SIRET (14 chiffres). Indiquez-le, ou effacez l’engagement et le code service.',
  'publicBuyer.engagement.tooLong': 'Le numéro d’engagement a plus de 50 caractères. Corrigez-le.',
  'publicBuyer.serviceCode.format':
    'Le code service « {found} » n’est pas valable : lettres sans accent, chiffres et tirets seulement.',
  'currency.unknown': '« {found} » n’est pas le code d’une monnaie (EUR, USD, CHF…). Corrigez-le.',
  'exchange.missing':
    'Cette facture est en {found} : indiquez le cours qui convertit la TVA en euros, sa date et sa source.',
  'preceding.number.format':
    'Le numéro « {found} » ne passerait pas : 35 caractères au plus, lettres sans accent, chiffres et + - _ / sans espace.',
  'endpoint.missing':
    'Sans SIREN ni e-mail, ce client n’a pas d’adresse électronique : la facture ne pourra lui parvenir que sur papier ou par lien.',
  'endpoint.soon':
    'Sans SIREN, cette entreprise n’a pas d’adresse dans l’annuaire de la facture électronique : c’est obligatoire dès maintenant si le vendeur est une grande entreprise ou une ETI, au 1er septembre 2027 sinon. Indiquez-le.',
  'endpoint.required':
    'Sans SIREN, ce client n’a pas d’adresse dans l’annuaire de la facture électronique : la facture serait rejetée. Indiquez son SIREN.',
  'endpoint.format':
    'L’adresse électronique « {found} » n’est pas valable : elle commence par le SIREN du client, puis lettres, chiffres, point et tiret (125 caractères au plus).',
  'exemption.code.unknown':
    'Le code d’exonération « {found} » n’est pas dans la liste officielle (VATEX). Choisissez-en un autre.',
  'exemption.code.creditNote': 'Ce motif (avoir net de taxe) n’est possible que sur un avoir.',
  'exemption.code.advised':
    'Choisissez le code du motif d’exonération : l’administration le demande dans la facture électronique.',
  'exemption.code.category':
    'Le code « {found} » ne va pas avec cette catégorie de TVA ({category}). Effacez-le, ou changez la TVA des lignes.',
  'exemption.reason.intraCommunity':
    'L’art. 262 ter, I n’exonère que les livraisons de biens vers un autre État de l’Union. Choisissez « Intracommunautaire » sur les lignes, ou corrigez ce motif.',
  'vat.intraCommunity.services':
    '« Intracommunautaire » (art. 262 ter, I) est réservé aux livraisons de biens. Un service à une entreprise de l’Union est taxé chez elle : choisissez « Autoliquidation » (art. 259, 1°) ; pour des biens, changez la nature de l’opération.',
  'vat.intraCommunity.inFrance':
    'Les biens vont en {place}, qui est la France pour la TVA : choisissez un taux, ou indiquez l’adresse de livraison dans un autre État de l’Union.',
  'vat.intraCommunity.outside':
    'Les biens vont hors du territoire de TVA de l’Union ({place}) : choisissez « Export » (art. 262, I et 294), ou indiquez l’adresse de livraison dans un autre État de l’Union.',
  'vat.intraCommunity.overseas':
    'Depuis ce territoire ({place}), des biens envoyés vers l’Union sont une exportation : choisissez « Export » (art. 294, 3).',
  'vat.export.services':
    '« Export » est réservé aux biens. Un service à une entreprise hors de l’Union n’est pas taxé en France : choisissez « Hors champ » (art. 259, 1°). S’il est lié à une exportation, choisissez « Exonérée » avec le code VATEX-EU-146-1E ; pour des biens, changez la nature de l’opération.',
  'vat.export.inUnion':
    'Les biens restent dans l’Union ({place}) : choisissez « Intracommunautaire » si le client y a un numéro de TVA, sinon un taux ; ou indiquez l’adresse de livraison hors de l’Union.',
  'vat.export.inFrance':
    'Les biens ne quittent pas la France ({place}) : choisissez un taux, ou indiquez l’adresse de livraison hors de l’Union ou outre-mer.',
  'vat.export.untaxed':
    'La TVA n’est pas applicable là où est l’entreprise ({place}) : choisissez « Hors champ » (art. 294, 1).',
  'vat.reverseCharge.outside':
    'Un client hors de l’Union ({place}) n’autoliquide pas de TVA de l’Union : choisissez « Hors champ » (art. 259, 1°), ou indiquez le lieu des travaux s’ils sont faits en France.',
  'vat.reverseCharge.untaxed':
    'La TVA n’est pas applicable là où est le client ({place}) : choisissez « Hors champ » (art. 294, 1), ou indiquez le lieu des travaux s’ils sont faits ailleurs en France.',
  'vat.untaxed.charged':
    'La TVA n’est pas applicable ici ({place}) : choisissez « Hors champ » (art. 294, 1).',
  'vat.expected.K':
    'D’après les adresses ({place}), c’est une livraison intracommunautaire de biens : « Intracommunautaire » (art. 262 ter, I) est attendu. Vérifiez.',
  'vat.expected.G':
    'D’après les adresses ({place}), c’est une exportation de biens : « Export » (art. 262, I et 294) est attendu. Vérifiez.',
  'vat.expected.AE':
    'Un service à une entreprise d’un autre État de l’Union ({place}) est taxé chez elle : « Autoliquidation » (art. 259, 1°) est attendu, sauf immeuble, repas ou entrée (art. 259 A). Vérifiez.',
  'vat.expected.O':
    'D’après les adresses ({place}), la TVA française ne s’applique pas : « Hors champ » (art. 259, 1° ou 294, 1) est attendu, sauf immeuble, repas ou entrée (art. 259 A). Vérifiez.',
  'vat.rate.ofPlace':
    'Le taux de {rate} % n’est en vigueur à aucune des adresses de la facture. Vérifiez-le, ou l’adresse de livraison.',
  'vat.rate.ofCustomer':
    'Un service à une entreprise de ce territoire ({place}) porte le taux qui y est en vigueur, {rate} % le plus souvent, sauf immeuble, repas ou entrée (art. 259 A). Vérifiez.',
  'vatNumber.notUnion':
    'Une livraison intracommunautaire demande le numéro de TVA du client dans un autre État de l’Union (XI pour l’Irlande du Nord) ; « {found} » n’en est pas un. Corrigez-le, ou changez la TVA des lignes.',
  'buyerKind.unknown':
    'Ce client est à l’étranger ({place}) : dites si c’est une entreprise ou un particulier, car la TVA d’un service en dépend.',
  'vat.category.notFrench':
    'Cette taxe (Canaries, Ceuta, Melilla) n’existe pas en France. Choisissez un taux de la liste.',
  'deposit.of.missing': 'Indiquez de quoi c’est l’acompte : le devis, la commande ou le contrat.',
  'deposit.tooHigh': 'L’acompte dépasse le total de la commande ({total}). Corrigez l’un des deux.',
  'recovery.kind': 'Un acompte ne se reprend que sur une facture. Supprimez cette reprise.',
  'recovery.number.missing': 'Indiquez la facture d’acompte que cette ligne reprend.',
  'recovery.sign': 'Une reprise d’acompte se déduit : la quantité est −1 et le prix celui de l’acompte.',
  'recovery.tooHigh': 'Il ne reste que {available} HT à reprendre sur l’acompte {number}, à ce taux de TVA.',
  'date.implausible': 'La date {found} n’est pas possible (années 2000 à 2099). Corrigez-la.',
  'code.unknown':
    'Le code « {found} » n’est pas dans la liste officielle : la facture serait rejetée. Corrigez-le ou supprimez-le.',
  'attachment.address':
    'La pièce jointe renvoie à {found} : seule une adresse web complète (https:// ou http://) convient. Retirez-la ou demandez-la au logiciel qui a fait le fichier.',
  'attachment.readable.many': 'Une seule pièce jointe peut être la version lisible de la facture.',
  'article.attribute.incomplete': 'Chaque caractéristique de l’article a un nom et une valeur.',
  'line.grossPrice.lower': 'Le prix avant remise ({found}) est plus bas que le prix net. Corrigez-le.',
  'instalments.sum': 'Les échéances font {found} % au lieu de 100 %.',
  'instalments.zero': 'Chaque échéance a une part de plus de 0 %.',
  'instalments.order': 'Mettez les échéances dans l’ordre, chacune plus tard que la précédente.',
  'payee.isSeller':
    'Le bénéficiaire du paiement est l’entreprise elle-même : il en porte le nom ou un numéro. Supprimez-le, ou corrigez-le.',
  'paid.notInFull':
    'Une facture déjà payée n’a plus rien à payer : il reste {due}. Complétez le montant déjà payé, ou effacez la date de paiement.',
  'credit.tooHigh': 'Il ne reste que {available} TTC à créditer sur la facture {number}. Réduisez l’avoir.',
  'credit.ofCredit': 'Le document {found} est déjà un avoir : un avoir ne s’annule pas par un autre.',
  'credit.replaced':
    'La facture {number} a été remplacée par la facture rectificative {by} : faites l’avoir sur {by}.',
  'credit.beingReplaced':
    'La facture provisoire {by} va remplacer la facture {number}. Émettez-la et faites l’avoir sur elle, ou supprimez-la.',
  'corrective.ofCredit':
    'Le document {found} est un avoir : il ne se rectifie pas. Indiquez la facture à remplacer, ou faites une facture.',
  'corrective.replaced':
    'La facture {number} a déjà été remplacée par la facture rectificative {by} : rectifiez {by}.',
  'corrective.beingReplaced':
    'La facture provisoire {by} remplace déjà la facture {number} : continuez celle-là, ou supprimez-la.',
  'corrective.beingCredited':
    'L’avoir {by} sur la facture {number} est en préparation : émettez-le ou supprimez-le avant de rectifier.',
  'corrective.credited':
    'La facture {number} est déjà entièrement créditée : elle ne se remplace plus. Faites une nouvelle facture.',
  'corrective.belowCredit':
    'Les avoirs sur la facture {number} ({credited} TTC) restent valables : la facture rectificative ne peut pas être plus basse.',
  'corrective.creditStays':
    'Les avoirs sur la facture {number} ({credited} TTC) restent valables : facturez ici le montant complet, sans les déduire.',
  'recovery.replaced': 'L’acompte {number} a été remplacé par la facture rectificative {by} : reprenez {by}.',
  'copy.oldPeriod':
    '« {found} » est le temps de l’original : ce document est une copie, sa période a changé.',
};
