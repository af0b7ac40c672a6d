/** One step of a path: a name, the id of a line, the category of an exemption, or a place in another list. */
export type Step = string | number;

/**
 * What a content can say that no field of the editor shows: single values, and what each is when it is taken away. It
 * comes with an imported file, stays with the draft, and goes on into the electronic invoice.
 */
export const keptValues = {
  vatOnDebits: false,
  deliveredOn: undefined,
  frame: undefined,
  taxPointDate: undefined,
  'buyer.registration': '',
  'buyer.phone': '',
  'buyer.address.line3': undefined,
  'buyer.address.region': undefined,
  'payer.legalForm': '',
  'payer.siret': '',
  'payer.vatNumber': '',
  'payer.registration': '',
  'payer.email': '',
  'payer.phone': '',
  'payer.contact': '',
  'payer.address.line3': undefined,
  'payer.address.region': undefined,
  payee: undefined,
  taxRepresentative: undefined,
  'deliverTo.id': undefined,
  'deliverTo.address.line3': undefined,
  'deliverTo.address.region': undefined,
  'payment.meansCode': '58',
  'payment.meansText': undefined,
  'payment.accountName': undefined,
  'payment.reference': undefined,
  'payment.directDebit': undefined,
  'payment.card': undefined,
  'references.projectName': undefined,
  'references.salesOrder': undefined,
  'references.receivingAdvice': undefined,
  'references.tender': undefined,
  'references.object': undefined,
  'references.buyerAccount': undefined,
  roundingCents: 0,
  'exemptions.*.code': '',
  'lines.*.period': null,
  'lines.*.grossPrice': undefined,
  'lines.*.note': undefined,
  'lines.*.object': undefined,
  'lines.*.orderLine': undefined,
  'lines.*.buyerAccount': undefined,
  'lines.*.article.sellerId': undefined,
  'lines.*.article.buyerId': undefined,
  'lines.*.article.standardId': undefined,
  'lines.*.article.origin': undefined,
} as const;

export type KeptValueName = keyof typeof keptValues;

/** Lists of which each entry is shown, and taken away, by itself. */
export const keptLists = [
  'buyer.otherIds',
  'payer.otherIds',
  'payment.more',
  'attachments',
  'notes',
  'lines.*.article.classes',
  'lines.*.article.attributes',
] as const;

/** How something that has a field was computed: shown, and gone with it alone. */
export const keptComputed = ['adjustments.*', 'lines.*.baseQuantity', 'lines.*.adjustments.*'] as const;

export type KeptName = KeptValueName | (typeof keptLists)[number] | (typeof keptComputed)[number];

/** One thing a draft keeps without a field: `path` leads to it, or to the list it is an entry of. */
export type Kept = { name: KeptName; path: Step[]; value: unknown; lineId: string | null };
