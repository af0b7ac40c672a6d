import type { Tx } from '#db/client.ts';
import type { ReportFilter } from '#db/queries/report-filter.ts';
import {
  type AdjustedDocument,
  listAdjusted,
  listTurnover,
  type TurnoverPart,
  vatKey,
} from '#db/queries/turnover.ts';
import type { TurnoverKey } from '#db/shapes/turnover.ts';
import { adjustmentsOf, takenBackBySum, type VatShare } from './counted.ts';
import { loadBook } from './load-book.ts';

export type Turnover = {
  parts: TurnoverPart[];
  /** Documents whose deposits count twice: how much of the sum that takes them back is VAT, and of which rate, nobody can tell. */
  unknown: { invoiceId: string; number: string }[];
};

/** What was invoiced, exact to the cent: sealed totals, less what correctives replace and what deposits had counted before. */
export async function turnoverOf(tx: Tx, by: TurnoverKey, filter: ReportFilter): Promise<Turnover> {
  const { adjustments, unknown } = await loadAdjustments(tx, filter);
  const parts = new Map<string, TurnoverPart>();
  const add = (part: TurnoverPart) => {
    const at = `${part.currency} ${part.key}`;
    const known = parts.get(at);
    parts.set(
      at,
      known
        ? {
            ...known,
            documents: known.documents + part.documents,
            netCents: known.netCents + part.netCents,
            vatCents: known.vatCents + part.vatCents,
          }
        : part,
    );
  };
  for (const part of await listTurnover(tx, by, filter)) add(part);
  for (const { document, shares } of adjustments)
    for (const share of shares)
      add({
        ...keyOf(by, document, share),
        currency: document.currency,
        documents: 0,
        netCents: share.baseCents,
        vatCents: share.vatCents,
      });
  return { parts: [...parts.values()], unknown };
}

/** What counts less beside the sealed totals of the documents of a filter. */
export async function loadAdjustments(tx: Tx, filter: ReportFilter) {
  const documents = await listAdjusted(tx, filter);
  const adjustments: { document: AdjustedDocument; shares: VatShare[] }[] = [];
  const unknown: Turnover['unknown'] = [];
  for (const [businessId, own] of Map.groupBy(documents, (each) => each.businessId)) {
    const book = await loadBook(tx, businessId, own);
    for (const document of own) {
      adjustments.push({ document, shares: adjustmentsOf(document, book) });
      if (takenBackBySum(document, book).kind === 'unknown') unknown.push(document);
    }
  }
  return { adjustments, unknown: unknown.map(({ invoiceId, number }) => ({ invoiceId, number })) };
}

function keyOf(by: TurnoverKey, document: AdjustedDocument, share: VatShare) {
  const { issuedOn, businessId, businessName, customerId, customerName } = document;
  switch (by) {
    case 'month':
      return { key: issuedOn.slice(0, 7), label: '' };
    case 'business':
      return { key: businessId, label: businessName };
    case 'customer':
      return { key: customerId ?? `name ${document.content.buyer.name}`, label: customerName };
    case 'vat':
      return { key: vatKey(share), label: '' };
  }
}
