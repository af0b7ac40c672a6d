import type { InvoiceContent, Line, Party, Vat } from '#db/shapes/content.ts';
import { deductingLine, someAdjustments, someLine } from './lines.ts';
import { foreignParty, frenchParty } from './parties.ts';
import type { Chance } from './random.ts';

type Regime = {
  name: string;
  lines: (c: Chance) => Line[];
  adjustments: (c: Chance) => InvoiceContent['adjustments'];
  exemptions?: InvoiceContent['exemptions'];
  buyer?: (c: Chance) => Party;
  withoutVatNumber?: boolean;
};

const standard = ['20', '10', '5.5', '2.1', '8.5', '1.75', '1.05', '13', '0.9'].map(
  (rate): Vat => ({ category: 'S', rate }),
);
const zero = (category: Vat['category']): Vat => ({ category, rate: '0' });

/** Lines of the VATs that the regime allows; now and then one that deducts. */
function regime(name: string, vats: readonly Vat[], more: Partial<Regime> = {}): Regime {
  return {
    name,
    lines: (c) => {
      const count = c.oneIn(20) ? c.whole(20, 40) : c.whole(1, 5);
      const lines = Array.from({ length: count }, (_, at) => someLine(c, `l${at + 1}`, c.pick(vats)));
      const deducts = c.oneIn(4) && lines[0] ? [deductingLine(c, `l${count + 1}`, lines[0].vat)] : [];
      return [...lines, ...deducts];
    },
    adjustments: (c) =>
      c.oneIn(4) ? someAdjustments(c, 10_000).map((each) => ({ ...each, vat: c.pick(vats) })) : [],
    ...more,
  };
}

/** Every way a French seller charges VAT, or does not. */
export const regimes: readonly Regime[] = [
  regime('several rates', standard),
  regime('one rate', standard.slice(0, 1)),
  regime('reverse charge in France', [zero('AE')], {
    buyer: (c) => frenchParty(c),
    exemptions: [{ category: 'AE', reason: 'Autoliquidation, art. 283, 2 nonies du CGI', code: '' }],
  }),
  regime('reverse charge in the Union', [zero('AE')], {
    buyer: (c) => foreignParty(c, 'eu'),
    exemptions: [{ category: 'AE', reason: '', code: 'VATEX-EU-AE' }],
  }),
  regime('part exempt', [...standard.slice(0, 2), zero('E')], {
    exemptions: [{ category: 'E', reason: 'Exonération, art. 261-4-4° du CGI', code: 'VATEX-FR-CGI261-4' }],
  }),
  regime('franchise', [zero('E')], {
    exemptions: [
      { category: 'E', reason: 'TVA non applicable, art. 293 B du CGI', code: 'VATEX-FR-FRANCHISE' },
    ],
    withoutVatNumber: true,
  }),
  regime('intra-Community', [zero('K')], {
    buyer: (c) => foreignParty(c, 'eu'),
    exemptions: [{ category: 'K', reason: '', code: 'VATEX-EU-IC' }],
  }),
  regime('export', [zero('G')], {
    buyer: (c) => foreignParty(c, 'outside'),
    exemptions: [{ category: 'G', reason: 'Exportation', code: '' }],
  }),
  regime('outside the scope', [zero('O')], {
    exemptions: [{ category: 'O', reason: 'Indemnité hors champ', code: '' }],
  }),
  regime('zero rate', [...standard.slice(0, 1), zero('Z')]),
];
