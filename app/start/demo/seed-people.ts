import { hashPassword } from '#app/auth/passwords.server.ts';
import { sealTotpSecret } from '#app/auth/sealed-totp.server.ts';
import type { Db } from '#db/client.ts';
import * as table from '#db/schema/index.ts';
import type { Party } from '#db/shapes/content.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import type { Env } from '#workflows/process/env.ts';
import { type Cast, demonstration } from './people.ts';

export type Seeded = {
  officeId: string;
  staff: { id: string; name: string }[];
  businesses: Record<
    string,
    { id: string; ownerId: string; ownerName: string; party: Party; iban: string; mentions: string }
  >;
  customers: Record<string, { id: string; party: Party; email: string }>;
};

const vatNumberOf = (siren: string) =>
  siren ? `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}` : '';

type Given = { name: string; siren: string; line1: string; postcode: string; city: string } & Partial<Party>;

const partyOf = ({
  name,
  siren,
  line1,
  postcode,
  city,
  legalForm = '',
  registration = '',
  email = '',
  phone = '',
  vatNumber = vatNumberOf(siren),
}: Given): Party => ({
  name,
  legalForm,
  address: { line1, line2: '', postcode, city, country: 'FR' },
  siren,
  siret: siren ? `${siren}00018` : '',
  vatNumber,
  registration,
  email,
  phone,
  contact: '',
  otherIds: [],
});

/** Office, staff, businesses with owners, mandates and policies, and customers. `db` logs in as the tables' owner. */
export async function seedPeople(env: Env, db: Db, cast: Cast = demonstration): Promise<Seeded> {
  const { office, colleagues, businesses } = cast;
  const officeId = newId();
  await db.insert(table.offices).values({ id: officeId, ...office });
  const passwordHash = await hashPassword(cast.password);
  const staff = colleagues.map(({ totp, ...person }) => {
    const id = newId();
    return {
      officeId,
      id,
      ...person,
      passwordHash,
      totpSecret: sealTotpSecret(env.SESSION_SECRET, id, totp),
    };
  });
  await db.insert(table.staff).values(staff);
  const seeded: Seeded = { officeId, staff, businesses: {}, customers: {} };
  for (const {
    key,
    name,
    prefix,
    iban,
    mentions,
    contact,
    owner,
    coOwner,
    clause,
    signedOn,
    policy: special,
    customers,
    ...identity
  } of businesses) {
    const id = newId();
    const party = partyOf({ name, ...identity });
    const contactStaffId = staff[contact]?.id ?? null;
    await db
      .insert(table.businesses)
      .values({ officeId, id, name, party, iban, numberPrefix: prefix, mentions, contactStaffId });
    const ownerId = newId();
    await db.insert(table.owners).values({ officeId, id: ownerId, businessId: id, ...owner });
    if (coOwner) await db.insert(table.owners).values({ officeId, businessId: id, ...coOwner });
    await db.insert(table.mandates).values({
      officeId,
      businessId: id,
      signedOn,
      signedBy: owner.name,
      silenceClause: clause !== null,
      clauseArticle: clause ?? '',
      dunningArticle: clause === null ? '' : '9',
    });
    const policy: ReviewPolicy = { ...defaultPolicy, guardrails: ['bankChanged', 'creditNote'], ...special };
    const createdBy = staff[0]?.name ?? '';
    await db.insert(table.policies).values({ officeId, businessId: id, version: 1, policy, createdBy });
    seeded.businesses[key] = { id, ownerId, ownerName: owner.name, party, iban, mentions };
    for (const { key: customerKey, kind, email, ...buyer } of customers) {
      const customerId = newId();
      const buyerParty = partyOf({ ...buyer, email });
      await db.insert(table.customers).values({
        officeId,
        id: customerId,
        businessId: id,
        name: buyer.name,
        kind,
        party: buyerParty,
        email,
      });
      seeded.customers[customerKey] = { id: customerId, party: buyerParty, email };
    }
  }
  return seeded;
}
