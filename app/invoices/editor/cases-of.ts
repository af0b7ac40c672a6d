import type { InvoiceContent, Line } from '#db/shapes/content.ts';
import { blankParty } from '#workflows/invoice/blank-content.ts';
import type { EditorValues, LineForm } from './editor-schema.ts';

/** What most invoices have nothing of: absent from the content unless it was filled in. */
export function casesOf(values: EditorValues, base: InvoiceContent) {
  const { payer, deliverTo, exchange, currency } = values;
  return {
    currency,
    buyerKind: values.buyerKind || undefined,
    dwelling: values.dwelling || undefined,
    payer: payer.on
      ? {
          ...(base.payer ?? blankParty()),
          name: payer.name,
          siren: payer.siren,
          address: { ...base.payer?.address, ...payer.address },
        }
      : undefined,
    deliverTo: deliverTo.on
      ? {
          ...base.deliverTo,
          name: deliverTo.name,
          address: { ...base.deliverTo?.address, ...deliverTo.address },
        }
      : null,
    depositOf: values.kind === 'deposit' ? depositOf(values) : undefined,
    exchange:
      currency !== 'EUR' && exchange.rate && exchange.on
        ? { rate: exchange.rate, on: exchange.on, source: exchange.source }
        : undefined,
  } satisfies Partial<InvoiceContent>;
}

function depositOf({ depositOf: typed }: EditorValues): InvoiceContent['depositOf'] {
  const isEmpty = !typed.reference && !typed.date && typed.totalCents === null && typed.percent === null;
  return isEmpty ? undefined : typed;
}

export function recoveryOf({ number, date, available }: LineForm['recovers']): Line['recovers'] {
  return { number, date, availableCents: /^\d{1,15}$/.test(available) ? Number(available) : null };
}
