import type { ListParams } from './list-params.ts';
import { readText } from './list-params.ts';

/** What the fields above the list hold; the rest of an address is its tab and its place. */
export type Filters = Pick<ListParams, 'text' | 'businessId' | 'month' | 'hideProvisional'>;

/** No filter at all. */
export const noFilters: Filters = { text: '', businessId: '', month: '', hideProvisional: false };

/** Fields that a person changed and whose address has not come yet. They win over the address, one by one. */
export type TypedFilters = Partial<Filters>;

/**
 * What is left of the changes once a new address has come: words it says too, which keep the space they are typed with,
 * and everything while a change waits to be sent.
 */
export function settled(typed: TypedFilters, params: Filters, waits: boolean): TypedFilters {
  if (waits) return typed;
  const { text } = typed;
  return text !== undefined && readText(text) === params.text ? { text } : {};
}

/** A field's change, by its name in the address. */
export function changeOf(field: { name: string; value: string; checked?: boolean }): TypedFilters {
  switch (field.name) {
    case 'q':
      return { text: field.value };
    case 'business':
      return { businessId: field.value };
    case 'month':
      return { month: field.value };
    case 'ink':
      return { hideProvisional: field.checked === true };
    default:
      return {};
  }
}
