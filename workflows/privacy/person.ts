import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { Reader } from '#db/schema/privacy.ts';

/** Somebody of whom something is kept: of the office, of a business, or a buyer. */
export type PersonRef = { kind: Reader; id: string };
export type Person = PersonRef & { name: string; email: string; isErased: boolean };

/** Stands where a name was; each language shows its own word for it. */
const erasedName = '';

/** Those whose name or address holds a text, in every role, at most fifty. */
export function findPeople(tx: Tx, text: string): Promise<Person[]> {
  const like = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return rows<Person>(
    tx,
    sql`select * from (
        select 'staff' as kind, id, name, email, name = '' as "isErased" from staff where office_id = (select app_office())
        union all
        select 'owner', id, name, email, name = '' from owners where office_id = (select app_office())
        union all
        select 'customer', id, name, email, name = '' from customers where office_id = (select app_office())) p
      where (name ilike ${like} or email ilike ${like}) and not "isErased" order by name, kind, id limit 50`,
  );
}

const tables = { staff: 'staff', owner: 'owners', customer: 'customers' } as const;

/** One person of the office, or undefined. */
export async function findPerson(tx: Tx, { kind, id }: PersonRef): Promise<Person | undefined> {
  const [found] = await rows<{ name: string; email: string }>(
    tx,
    sql`select name, email from ${sql.identifier(tables[kind])} where office_id = (select app_office()) and id = ${id}`,
  );
  return found && { kind, id, ...found, isErased: found.name === erasedName };
}

export async function insertPrivacyAct(
  tx: Tx,
  officeId: string,
  { act, person, actor }: { act: 'exported' | 'erased'; person: PersonRef; actor: string },
): Promise<void> {
  await tx.execute(sql`insert into privacy_acts (office_id, act, person, person_id, actor)
    values (${officeId}, ${act}, ${person.kind}, ${person.id}, ${actor})`);
}
