import { invoices } from '#db/schema/index.ts';
import type { Shows } from '../engine/show.ts';
import { furthestDispatch } from '../shown-dispatch.ts';
import type { DispatchContext, DispatchEvent } from './events.ts';

/** What lists show of the dispatches of an invoice. The engine has written the workflows and their log by then. */
export const showDispatch: Shows<DispatchContext, DispatchEvent> = {
  table: invoices,
  columns: { dispatch_state: 'text' },
  row: ({ state }) => ({ dispatch_state: state }),
  becomes: { dispatch_state: furthestDispatch },
};
