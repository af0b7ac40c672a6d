import type { AnyColumn } from 'drizzle-orm';
import { type SQL, sql } from 'drizzle-orm';

const accented = 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ';
const plain = 'aaaaaaceeeeiiiinooooouuuuyyoa';

/** A text without accents or capitals, so that « societe » finds « Société ». */
export const folded = (text: AnyColumn | SQL): SQL<string> =>
  sql`translate(lower(${text}), ${accented}, ${plain})`;

/** What `like` looks for when a person types `search`: the words as they stand, `%` and `_` meaning themselves. */
export const foldedPattern = (search: string): SQL<string> =>
  folded(sql`${`%${search.trim().replace(/[\\%_]/g, '\\$&')}%`}::text`);

/** Alphabetical order as a French reader expects it: accents and capitals come last in the comparison. */
export const alphabetical = (text: AnyColumn | SQL): SQL => sql`${text} collate "fr-x-icu"`;
