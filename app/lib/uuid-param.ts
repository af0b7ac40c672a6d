import { isUuid } from '#workflows/identity/is-uuid.ts';

export { isUuid };

/** The id in an address, or 404: text that is no UUID never reaches a query. */
export function uuidParam(id: string | undefined): string {
  if (id && isUuid(id)) return id;
  throw new Response(null, { status: 404 });
}
