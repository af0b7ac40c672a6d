/** Why it is kept; the words stand in the locales of the page. */
type Why = 'invoicing' | 'proof' | 'contact' | 'access' | 'security' | 'operation';

/**
 * How long. `legal`: ten years from the end of the business year (Code de commerce, art. L123-22), which erasure can't
 * shorten (GDPR art. 17, 3, b). `contact`: until the person is erased. `year`, `session`, `day`: see `purge_expired`.
 */
type Keep = 'legal' | 'contact' | 'year' | 'session' | 'day' | 'service';

export type Kept = {
  why: Why;
  keep: Keep;
  /** Columns that say something about a person. */
  personal?: string;
  /** Columns that open something; hashed or sealed. */
  secret?: string;
  /** The others: identifiers, states, instants. */
  other: string;
};

export const columnsOf = ({ personal = '', secret = '', other }: Kept): string[] =>
  `${personal} ${secret} ${other}`.split(' ').filter((column) => column !== '');
