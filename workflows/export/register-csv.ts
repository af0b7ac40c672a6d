import type { DocumentKind } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { centsToDecimal } from '../invoice/money.ts';
import { amountCell, csvOf, textCell } from './csv.ts';

/** One issued document in the register of invoices. Amounts in cents; dates YYYY-MM-DD, `decidedAt` ISO in UTC. */
export type RegisterRow = {
  seller: string;
  number: string;
  kind: string;
  issuedOn: string;
  dueOn: string | null;
  buyer: string;
  provisionalRef: string;
  currency: string;
  totals: { netCents: number; vatCents: number; grossCents: number; payableCents: number };
  decidedBy: 'owner' | 'silence' | 'waiver';
  decidedByName: string | null;
  decidedAt: string;
};

type Words = {
  heads: readonly string[];
  kinds: Record<DocumentKind, string>;
  ways: Record<RegisterRow['decidedBy'], string>;
};
const words: Record<Locale, Words> = {
  fr: {
    heads: [
      'Entreprise',
      'Numéro',
      'Nature',
      'Émise le',
      'Échéance',
      'Client',
      'Référence provisoire',
      'Devise',
      'Hors taxes',
      'TVA',
      'Toutes taxes',
      'À payer',
      'Décidée par',
      'Nom',
      'Décidée le (temps universel)',
    ],
    kinds: {
      invoice: 'Facture',
      creditNote: 'Avoir',
      deposit: 'Facture d’acompte',
      corrective: 'Facture rectificative',
    },
    ways: { owner: 'Dirigeant', silence: 'Silence', waiver: 'Dispense' },
  },
  en: {
    heads: [
      'Business',
      'Number',
      'Kind',
      'Issued on',
      'Due on',
      'Customer',
      'Provisional reference',
      'Currency',
      'Net',
      'VAT',
      'Gross',
      'Payable',
      'Decided by',
      'Name',
      'Decided at (UTC)',
    ],
    kinds: {
      invoice: 'Invoice',
      creditNote: 'Credit note',
      deposit: 'Deposit invoice',
      corrective: 'Corrective invoice',
    },
    ways: { owner: 'Owner', silence: 'Silence', waiver: 'Waiver' },
  },
};

/** The register of issued invoices for a spreadsheet. Credit notes count negative, so that columns add up. */
export function registerCsv(rows: readonly RegisterRow[], locale: Locale): string {
  const { heads, kinds, ways } = words[locale];
  const lines = rows.map((row) => {
    const sign = row.kind === 'creditNote' ? -1 : 1;
    const amount = (cents: number) => amountCell(centsToDecimal(sign * cents), locale);
    const { netCents, vatCents, grossCents, payableCents } = row.totals;
    return [
      textCell(row.seller),
      textCell(row.number),
      textCell(kinds[row.kind as DocumentKind] ?? row.kind),
      textCell(row.issuedOn),
      textCell(row.dueOn ?? ''),
      textCell(row.buyer),
      textCell(row.provisionalRef),
      textCell(row.currency),
      amount(netCents),
      amount(vatCents),
      amount(grossCents),
      amount(payableCents),
      textCell(ways[row.decidedBy]),
      textCell(row.decidedByName ?? ''),
      textCell(row.decidedAt),
    ];
  });
  return csvOf([heads.map(textCell), ...lines], locale);
}
