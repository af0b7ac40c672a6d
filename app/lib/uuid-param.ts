/** Whether a text can be asked for as an id: PostgreSQL refuses anything else with an error. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The id in an address, or 404: text that is no UUID never reaches a query. */
export function uuidParam(id: string | undefined): string {
  if (id && isUuid(id)) return id;
  throw new Response(null, { status: 404 });
}
