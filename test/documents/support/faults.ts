import type { InvoiceContent } from '#db/shapes/content.ts';
import { asksForPayment } from '#workflows/invoice/payable.ts';
import { withTotals } from '#workflows/invoice/totals.ts';
import { buyer, type Fault, line, seller, uses } from './planting.ts';
import { vatFaults } from './vat-faults.ts';

/** The document with its one fault, totals computed anew; null when it has no place for it. */
export function planted(fault: Fault, content: InvoiceContent): InvoiceContent | null {
  const change = fault.plant(structuredClone(content));
  return change && withTotals({ ...content, ...change });
}

const inFrance = (content: InvoiceContent) => content.buyer.siren !== '';
const unreachable = buyer({ siren: '', siret: '', vatNumber: '', email: '', otherIds: [] });
const discount = { kind: 'allowance', amountCents: 100, baseCents: null, percent: null } as const;

export const faults: Fault[] = [
  { name: 'seller without a name', code: 'party.name.missing', plant: seller({ name: '' }) },
  { name: 'buyer without a name', code: 'party.name.missing', plant: buyer({ name: ' ' }) },
  { name: 'seller without SIREN', code: 'siren.missing', plant: seller({ siren: '', siret: '' }) },
  { name: 'SIREN of eight digits', code: 'siren.length', plant: seller({ siren: '73282932', siret: '' }) },
  {
    name: 'SIRET of another business',
    code: 'siret.otherSiren',
    plant: ({ seller: party }) => ({ seller: { ...party, siret: `999999999${'00018'}` } }),
  },
  {
    name: 'seller without VAT number',
    code: 'vatNumber.missing',
    plant: (content) => (uses(content, 'S') ? { seller: { ...content.seller, vatNumber: '' } } : null),
  },
  {
    name: 'VAT number without a country',
    code: 'vatNumber.format',
    plant: (content) => (uses(content, 'O') ? null : seller({ vatNumber: '12345678901' })(content)),
  },
  {
    name: 'VAT number of no country',
    code: 'vatNumber.format',
    plant: (content) => (uses(content, 'O') ? null : seller({ vatNumber: 'QQ12345678901' })(content)),
  },
  {
    name: 'seller in no country',
    code: 'address.country.format',
    plant: ({ seller: party }) => ({ seller: { ...party, address: { ...party.address, country: 'QQ' } } }),
  },
  {
    name: 'buyer in no country',
    code: 'address.country.format',
    plant: ({ buyer: party }) => ({ buyer: { ...party, address: { ...party.address, country: 'UK' } } }),
  },
  {
    name: 'delivery to no country',
    code: 'address.country.format',
    plant: ({ seller: { address } }) => ({ deliverTo: { name: '', address: { ...address, country: 'ZZ' } } }),
  },
  {
    name: 'buyer who can’t be reached',
    code: 'endpoint.missing',
    plant: (content) => ({
      ...unreachable(content),
      references: { ...content.references, engagement: '', serviceCode: '' },
    }),
  },
  {
    name: 'public body that can’t be reached',
    code: 'endpoint.required',
    plant: (content) =>
      content.buyer.address.country === 'FR'
        ? { ...unreachable(content), references: { ...content.references, engagement: 'EJ-1' } }
        : null,
  },
  {
    name: 'electronic address of somebody else',
    code: 'endpoint.format',
    plant: (content) =>
      inFrance(content) ? buyer({ otherIds: [{ scheme: 'uri:0225', value: '111111111' }] })(content) : null,
  },
  {
    name: 'electronic address with a space',
    code: 'endpoint.format',
    plant: (content) =>
      inFrance(content)
        ? buyer({ otherIds: [{ scheme: 'uri:0225', value: `${content.buyer.siren} A` }] })(content)
        : null,
  },
  {
    name: 'electronic address of an unknown scheme',
    code: 'code.unknown',
    plant: seller({ otherIds: [{ scheme: 'uri:0001', value: '1' }] }),
  },
  {
    name: 'identifier of an unknown scheme',
    code: 'code.unknown',
    plant: seller({ otherIds: [{ scheme: '9999', value: '1' }] }),
  },
  {
    name: 'service code with an accent',
    code: 'publicBuyer.serviceCode.format',
    plant: ({ references }) => ({ references: { ...references, serviceCode: 'SERVICE GÉNÉRAL' } }),
  },
  { name: 'a currency that is none', code: 'currency.unknown', plant: () => ({ currency: 'XXF' }) },
  {
    name: 'dollars without a rate',
    code: 'exchange.missing',
    plant: () => ({ currency: 'USD', exchange: undefined }),
  },
  { name: 'no line', code: 'lines.none', plant: () => ({ lines: [], adjustments: [] }) },
  { name: 'line without a name', code: 'line.name.missing', plant: line(() => ({ name: '' })) },
  { name: 'unit that is none', code: 'line.unit.format', plant: line(() => ({ unit: 'ZQ9' })) },
  {
    name: 'quantity of five decimals',
    code: 'line.quantity.decimals',
    plant: line(() => ({ quantity: '1.23456' })),
  },
  {
    name: 'price of seven decimals',
    code: 'line.unitPrice.decimals',
    plant: line(() => ({ unitPrice: '9.1234567', grossPrice: undefined })),
  },
  {
    name: 'negative price',
    code: 'line.unitPrice.negative',
    plant: line(({ quantity }) => ({
      unitPrice: '-1',
      grossPrice: undefined,
      quantity: quantity.replace('-', ''),
    })),
  },
  {
    name: 'gross price below the net price',
    code: 'line.grossPrice.lower',
    plant: line(() => ({ unitPrice: '10', grossPrice: '8' })),
  },
  {
    name: 'price for no unit',
    code: 'line.baseQuantity.notPositive',
    plant: line(() => ({ baseQuantity: '-1' })),
  },
  {
    name: 'period that ends before it begins',
    code: 'period.reversed',
    plant: () => ({ period: { from: '2026-10-31', to: '2026-10-01' } }),
  },
  {
    name: 'line whose period is reversed',
    code: 'period.reversed',
    plant: line(() => ({ period: { from: '2026-10-31', to: '2026-10-01' } })),
  },
  {
    name: 'a day of the last century',
    code: 'date.implausible',
    plant: () => ({ period: { from: '1926-10-01', to: '2026-10-31' } }),
  },
  {
    name: 'discount without a reason',
    code: 'adjustment.reason.missing',
    plant: (content) => ({
      adjustments: [{ ...discount, reason: '', reasonCode: '', vat: content.lines[0]!.vat }],
    }),
  },
  {
    name: 'discount for an unknown reason',
    code: 'code.unknown',
    plant: (content) => ({
      adjustments: [{ ...discount, reason: 'Remise', reasonCode: '999', vat: content.lines[0]!.vat }],
    }),
  },
  {
    name: 'line discount without a reason',
    code: 'adjustment.reason.missing',
    plant: line(() => ({ adjustments: [{ ...discount, reason: '', reasonCode: '' }] })),
  },
  {
    name: 'credit note on nothing',
    code: 'preceding.missing',
    plant: () => ({ kind: 'creditNote', precedingDocuments: [] }),
  },
  {
    name: 'credit note on a document without a date',
    code: 'preceding.date.missing',
    plant: (content) => ({
      kind: 'creditNote',
      lines: content.lines.filter((each) => !each.recovers),
      precedingDocuments: [{ number: 'A-1', date: null }],
    }),
  },
  {
    name: 'place of delivery under a scheme that is none',
    code: 'code.unknown',
    plant: ({ buyer: { name, address } }) => ({
      deliverTo: { name, address, id: { scheme: '9999', value: '1' } },
    }),
  },
  {
    name: 'corrective of two documents',
    code: 'preceding.single',
    plant: (content) => ({
      kind: 'corrective',
      lines: content.lines.filter((each) => !each.recovers),
      precedingDocuments: [
        { number: 'A-1', date: null },
        { number: 'A-2', date: null },
      ],
    }),
  },
  {
    name: 'earlier number with spaces',
    code: 'preceding.number.format',
    plant: () => ({ precedingDocuments: [{ number: 'FA 2026 12', date: null }] }),
  },
  {
    name: 'transfer to no account',
    code: 'iban.missing',
    plant: (content) =>
      asksForPayment(content) ? { payment: { iban: '', bic: '', meansCode: '30' } } : null,
  },
  {
    name: 'means of payment that is none',
    code: 'code.unknown',
    plant: ({ payment }) => ({ payment: { ...payment, meansCode: '999' } }),
  },
  {
    name: 'note of an unknown subject',
    code: 'code.unknown',
    plant: () => ({ notes: [{ code: 'QQQ', text: 'Note' }] }),
  },
  {
    name: 'attachment that is none of the list',
    code: 'code.unknown',
    plant: () => ({ attachments: [{ id: 'A', description: 'Photo', uri: 'https://example.fr/a' }] }),
  },
  {
    name: 'payee who is the seller',
    code: 'payee.isSeller',
    plant: ({ seller: party }) => ({ payee: { ...party, otherIds: [] } }),
  },
  {
    name: 'payee under a number of the seller',
    code: 'payee.isSeller',
    plant: ({ seller: { otherIds, ...party } }) =>
      otherIds.length > 0
        ? { payee: { ...party, name: 'Affacturage du Nord', siren: '', siret: '', vatNumber: '', otherIds } }
        : null,
  },
  {
    name: 'tax representative without VAT number',
    code: 'vatNumber.missing',
    plant: ({ seller: party }) => ({ taxRepresentative: { ...party, vatNumber: '' } }),
  },
  {
    name: 'article from no country',
    code: 'code.unknown',
    plant: line(() => ({ article: { origin: 'ZZ' } })),
  },
  {
    name: 'article number of an unknown scheme',
    code: 'code.unknown',
    plant: line(() => ({ article: { standardId: { scheme: '9999', value: '1' } } })),
  },
  {
    name: 'article of an unknown classification',
    code: 'code.unknown',
    plant: line(() => ({ article: { classes: [{ code: '1', list: 'QQQ', version: '' }] } })),
  },
  {
    name: 'attribute without a value',
    code: 'article.attribute.incomplete',
    plant: line(() => ({ article: { attributes: [{ name: 'Couleur', value: '' }] } })),
  },
  {
    name: 'object of an unknown scheme',
    code: 'code.unknown',
    plant: line(() => ({ object: { scheme: 'QQQ', value: '1' } })),
  },
  {
    name: 'paid but not in full',
    code: 'paid.notInFull',
    plant: (content) =>
      content.kind === 'creditNote' ? null : { paidOn: '2026-08-01', prepaidCents: 1, kind: 'invoice' },
  },
  ...vatFaults,
];
