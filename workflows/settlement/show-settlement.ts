import { invoices } from '#db/schema/index.ts';
import type { Shows } from '../engine/show.ts';
import type { Part, SettlementContext, SettlementEvent } from './events.ts';
import { balanceCents, disputedCents, lateCents, openParts } from './standing.ts';

/** What lists show of an invoice's money: right from one step to the next, as what is late changes with a timer alone. */
export const showSettlement: Shows<SettlementContext, SettlementEvent> = {
  table: invoices,
  columns: {
    settlement_state: 'text',
    balance_cents: 'bigint',
    late_cents: 'bigint',
    next_due_on: 'date',
    disputed_cents: 'bigint',
    promised_on: 'date',
    dunned_level: 'smallint',
    asked_parts: 'jsonb',
  },
  row: ({ state, context, event: { at } }) => ({
    settlement_state: state,
    balance_cents: balanceCents(context),
    late_cents: lateCents(context, at),
    next_due_on: openParts(context)[0]?.dueOn ?? null,
    disputed_cents: disputedCents(context),
    promised_on: balanceCents(context) > 0 ? (context.promise?.on ?? null) : null,
    dunned_level: context.dunnedLevel,
    asked_parts: isSingle(context.parts) ? null : JSON.stringify(context.parts),
  }),
};

/** As most are: the day of the document says when it is due. */
const isSingle = ([first, ...more]: readonly Part[]) => first?.of === 'whole' && more.length === 0;
