import { and, desc, eq, isNull, like, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { businesses, customers, owners } from '#db/schema/index.ts';
import { customersWith } from './customers-with.ts';
import { alphabetical, writtenPattern } from './fold.ts';

/** Whom an invoice may be for: a customer, or a business of which the customer is still to be said. */
export type FoundParty = {
  kind: 'customer' | 'business';
  id: string;
  name: string;
  businessId: string;
  businessName: string;
  city: string | null;
  siren: string;
  email: string;
};

type Asked = {
  /** Words in any order, each of them in a name, a town, an e-mail address, or at the beginning of a SIREN or SIRET. */
  search: string;
  /** Its customers alone. */
  businessId?: string | undefined;
  most: number;
};

/** What matches best first: names that begin with what was typed, then in alphabetical order; customers, then businesses. */
export async function findParties(tx: Tx, { search, businessId, most }: Asked): Promise<FoundParty[]> {
  const words = wordsOf(search);
  if (words.length === 0 && !businessId) return [];
  const found = await findCustomers(tx, words, businessId, most);
  if (businessId) return found;
  const others = await findBusinesses(tx, words, most);
  // Neither crowds out the other.
  const room = Math.max(most - others.length, Math.ceil(most / 2));
  return [...found.slice(0, room), ...others].slice(0, most);
}

/** A number written in groups is one word. */
const wordsOf = (search: string): string[] => {
  const text = search.trim().slice(0, 100);
  return /^[\d\s]+$/.test(text) ? [text.replace(/\s/g, '')] : text.split(/\s+/).filter(Boolean).slice(0, 6);
};

/** Shorter figures begin too many numbers. */
const isNumber = (word: string) => /^\d{3,}$/.test(word);

/** Customers of that word: by their own, or by the business they buy from. Sets are joined, as a broad word has thousands. */
const named = (word: string) => sql`${customersWith(word, isNumber(word) ? word : null)}
  union all select c.id from customers c join businesses b on b.office_id = c.office_id and b.id = c.business_id
    where c.office_id = app_office() and b.name ~ ${writtenPattern(word)}`;

const ofParty = (table: typeof customers | typeof businesses, key: 'siren' | 'siret' | 'email' | 'name') =>
  sql<string>`coalesce(${table.party} ->> ${sql.raw(`'${key}'`)}, '')`;

const cityOf = (table: typeof customers | typeof businesses) =>
  sql<string | null>`${table.party} -> 'address' ->> 'city'`;

/** Each word somewhere in the texts, or at the beginning of a number. */
const matching = (words: readonly string[], texts: SQL[], numbers: SQL[]) =>
  and(
    ...words.map((word) =>
      or(
        sql`concat_ws(' ', ${sql.join(texts, sql`, `)}) ~ ${writtenPattern(word)}`,
        ...(isNumber(word) ? numbers.map((number) => like(number, `${word}%`)) : []),
      ),
    ),
  );

const beginsWith = (name: SQL, words: readonly string[]) =>
  desc(sql`${name} ~ ${`^${writtenPattern(words[0] ?? '')}`}`);

function findCustomers(tx: Tx, words: readonly string[], businessId: string | undefined, most: number) {
  const name = sql`${customers.name}`;
  return tx
    .select({
      kind: sql<'customer'>`'customer'`,
      id: customers.id,
      name: customers.name,
      businessId: customers.businessId,
      businessName: businesses.name,
      city: cityOf(customers),
      siren: ofParty(customers, 'siren'),
      email: customers.email,
    })
    .from(customers)
    .innerJoin(
      businesses,
      and(eq(businesses.officeId, customers.officeId), eq(businesses.id, customers.businessId)),
    )
    .where(
      and(
        businessId ? eq(customers.businessId, businessId) : undefined,
        ...words.map((word) => sql`${customers.id} in (${named(word)})`),
      ),
    )
    .orderBy(beginsWith(name, words), alphabetical(customers.name), customers.id)
    .limit(most);
}

function findBusinesses(tx: Tx, words: readonly string[], most: number) {
  const name = sql`${businesses.name}`;
  return tx
    .select({
      kind: sql<'business'>`'business'`,
      id: businesses.id,
      name: businesses.name,
      businessId: businesses.id,
      businessName: businesses.name,
      city: cityOf(businesses),
      siren: ofParty(businesses, 'siren'),
      email: ofParty(businesses, 'email'),
    })
    .from(businesses)
    .where(
      matching(
        words,
        [
          name,
          ofParty(businesses, 'name'),
          ofParty(businesses, 'email'),
          cityOf(businesses),
          sql`${businesses.numberPrefix}`,
          sql`(select string_agg(${owners.email}, ' ') from ${owners}
            where ${owners.officeId} = ${businesses.officeId} and ${owners.businessId} = ${businesses.id}
              and ${isNull(owners.revokedAt)})`,
        ],
        [ofParty(businesses, 'siren'), ofParty(businesses, 'siret')],
      ),
    )
    .orderBy(beginsWith(name, words), alphabetical(businesses.name), businesses.id)
    .limit(most);
}
