import { type SQL, sql } from 'drizzle-orm';
import { foldedPattern } from './fold.ts';

/**
 * The ids of the office's customers with these words, as they stand, in name, e-mail address or town, or with a SIREN or SIRET that
 * begins with `digits`. They are looked up by an index once a search, whatever the number of customers.
 */
export const customersWith = (words: string, digits: string | null): SQL =>
  sql`select found from customers_with(${foldedPattern(words)}, ${digits && `%#${digits}%`}::text) as found`;
