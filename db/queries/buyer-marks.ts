import { type SQL, sql } from 'drizzle-orm';

const paths = ['siren', 'vatNumber', 'email', 'address,country', 'address,postcode', 'address,city'];

/** What tells the buyer of a draft (by its alias) from a namesake: number, country, place and mail address. */
export const buyerMarks = (draft: string): SQL =>
  sql.raw(
    `concat_ws(' ', ${paths.map((path) => `coalesce(${draft}.content #>> '{buyer,${path}}', '')`).join(', ')})`,
  );

/**
 * Whether two drafts that are on no card name the same buyer: by a number that both have, else by name and all marks. A
 * name alone is anybody's.
 */
export const isSameBuyer = (one: string, other: string): SQL => {
  const at = (draft: string, path: string) => `nullif(${draft}.content #>> '{buyer,${path}}', '')`;
  const number = (path: string) => `${at(one, path)} = ${at(other, path)}`;
  return sql`coalesce(${sql.raw(number('siren'))}, ${sql.raw(number('vatNumber'))},
    ${sql.raw(at(one, 'name'))} = ${sql.raw(at(other, 'name'))} and ${buyerMarks(one)} = ${buyerMarks(other)}, false)`;
};
