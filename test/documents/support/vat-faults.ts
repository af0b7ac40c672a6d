import type { InvoiceContent } from '#db/shapes/content.ts';
import { buyer, type Fault, line, seller, uses } from './planting.ts';

/** Goods of an ordinary invoice from the mainland to somewhere else than they go: from Réunion all of it is export. */
const sentTo = (category: 'K' | 'G', country: string, postcode: string) => (content: InvoiceContent) =>
  content.kind !== 'creditNote' &&
  uses(content, category) &&
  !content.seller.address.postcode.startsWith('97')
    ? {
        operation: 'goods' as const,
        deliverTo: { name: '', address: { ...content.buyer.address, country, postcode } },
      }
    : null;

/** What is wrong with the VAT of a document: rates, exemptions, and where it goes. */
export const vatFaults: Fault[] = [
  {
    name: 'a rate that is none',
    code: 'vat.rate.unknown',
    plant: line(() => ({ vat: { category: 'S', rate: '19' } })),
  },
  {
    name: 'standard rate of nothing',
    code: 'vat.rate.zero',
    plant: line(() => ({ vat: { category: 'S', rate: '0' } })),
  },
  {
    name: 'exempt at 20 %',
    code: 'vat.rate.notZero',
    plant: (content) => ({
      ...line(() => ({ vat: { category: 'E', rate: '20' } }))(content),
      exemptions: [{ category: 'E', reason: 'Exonération', code: 'VATEX-FR-CGI261-4' }],
    }),
  },
  {
    name: 'the tax of the Canary Islands',
    code: 'vat.category.notFrench',
    plant: line(() => ({ vat: { category: 'L', rate: '7' } })),
  },
  {
    name: 'outside the scope beside VAT',
    code: 'vat.outOfScope.mixed',
    plant: (content) =>
      uses(content, 'S')
        ? { lines: [...content.lines, { ...content.lines[0]!, id: 'o', vat: { category: 'O', rate: '0' } }] }
        : null,
  },
  {
    name: 'a tax representative outside the scope',
    code: 'vat.outOfScope.representative',
    plant: (content) =>
      uses(content, 'O')
        ? { taxRepresentative: { ...content.seller, name: 'Fiscalité & Co', vatNumber: 'FR96671565463' } }
        : null,
  },
  {
    name: 'exemption code that is none',
    code: 'exemption.code.unknown',
    plant: (content) =>
      uses(content, 'E')
        ? { exemptions: [{ category: 'E', reason: 'Franchise', code: 'VATEX-FR-CGI293B' }] }
        : null,
  },
  {
    name: 'intra-Community to nobody’s VAT number',
    code: 'vatNumber.missing',
    plant: (content) => (uses(content, 'K') ? buyer({ vatNumber: '' })(content) : null),
  },
  {
    name: 'intra-Community on no day',
    code: 'period.missing',
    plant: (content) =>
      uses(content, 'K') ? { period: { from: null, to: null }, deliveredOn: undefined } : null,
  },
  {
    name: 'intra-Community to Monaco',
    code: 'vat.intraCommunity.inFrance',
    plant: sentTo('K', 'MC', '98000'),
  },
  {
    name: 'intra-Community to Switzerland',
    code: 'vat.intraCommunity.outside',
    plant: sentTo('K', 'CH', '1201'),
  },
  {
    name: 'intra-Community to Guadeloupe',
    code: 'vat.intraCommunity.outside',
    plant: sentTo('K', 'FR', '97110'),
  },
  { name: 'export to Germany', code: 'vat.export.inUnion', plant: sentTo('G', 'DE', '10115') },
  {
    name: 'intra-Community for a service',
    code: 'vat.intraCommunity.services',
    plant: (content) =>
      content.kind !== 'creditNote' && uses(content, 'K') ? { operation: 'services' } : null,
  },
  {
    name: 'export without VAT number',
    code: 'vatNumber.missing',
    plant: (content) => (uses(content, 'G') ? seller({ vatNumber: '' })(content) : null),
  },
  {
    name: 'reverse charge to nobody’s number',
    code: 'vatNumber.missing',
    plant: (content) =>
      uses(content, 'AE') ? buyer({ vatNumber: '', siren: '', siret: '' })(content) : null,
  },
];
