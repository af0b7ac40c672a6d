import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import type { privacy as texts } from '#app/lib/locales/fr/privacy.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { erasePerson, type NotErased } from '#workflows/privacy/erase-person.ts';
import { exportPerson } from '#workflows/privacy/export-person.ts';
import { findPeople, type PersonRef } from '#workflows/privacy/person.ts';
import { register } from '#workflows/privacy/register.ts';
import type { Services } from '#workflows/services.ts';

/** What the texts name; a test holds them against the register. */
type TableName = keyof (typeof texts)['tables'];
type FieldName = keyof (typeof texts)['fields'];

const kinds = ['staff', 'owner', 'customer'] as const;

/** The register, and whoever was looked for. */
export async function loadPrivacy({ db }: Pick<Services, 'db'>, staff: Staff, search: URLSearchParams) {
  const find = (search.get('find') ?? '').trim().slice(0, 200);
  const mayErase = staff.role === 'admin';
  const people = find && mayErase ? await inOffice(db, staff.officeId, (tx) => findPeople(tx, find)) : [];
  const asked = people.find(({ id }) => id === search.get('person')) ?? null;
  const words = (text = '') => text.split(' ').filter((word) => word !== '') as FieldName[];
  return {
    find,
    mayErase,
    people,
    asked,
    isDone: search.get('done') === 'erased',
    tables: Object.entries(register).map(([name, { why, keep, personal, secret }]) => ({
      name: name as TableName,
      why,
      keep,
      personal: words(personal),
      secret: words(secret),
    })),
  };
}
export type PrivacyPage = Awaited<ReturnType<typeof loadPrivacy>>;

/** What the forms of the page do. Throws a redirect when it is done; otherwise says what has to be done first. */
export async function actOnPrivacy(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  form: FormData,
): Promise<{ refused: NotErased }> {
  if (form.get('act') !== 'erase-person') throw new Response(null, { status: 400 });
  if (!staff.isFresh) throw redirect(paths.confirm({ redirectTo: paths.privacy() }));
  const person = personOf(String(form.get('kind')), String(form.get('id')));
  const { officeId, name: actor } = staff;
  const done = await erasePerson(db, { ...person, officeId, actor });
  if (done.ok) throw redirect(paths.privacy({ done: 'erased' }));
  if (done.reason === 'notFound') throw new Response(null, { status: 404 });
  return { refused: done.reason };
}

/** Everything that is kept on a person, as a file. @throws Response 404 */
export async function personFile(
  { db }: Pick<Services, 'db'>,
  { officeId, name: actor }: Staff,
  params: { kind?: string; id?: string },
): Promise<Response> {
  const person = personOf(params.kind, params.id);
  const found = await exportPerson(db, { ...person, officeId, actor });
  if (!found) throw new Response(null, { status: 404 });
  return new Response(JSON.stringify(found, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="tacite-${person.kind}-${person.id}.json"`,
    },
  });
}

/** @throws Response 404 for what names nobody */
function personOf(kind: string | undefined, id: string | undefined): PersonRef {
  const known = kinds.find((each) => each === kind);
  if (!known || !id || !isUuid(id)) throw new Response(null, { status: 404 });
  return { kind: known, id };
}
