import type { Db } from '#db/client.ts';
import { businesses, customers, mandates, offices, owners, policies, staff } from '#db/schema/index.ts';
import { party, sampleContent } from '#test/support/content.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';

export type BenchOffice = {
  officeId: string;
  biller: Actor;
  owner: Actor;
  businesses: { id: string; ownerId: string; customerId: string }[];
};

/** One office with `count` businesses, each with an owner, a mandate with the silence clause, and a customer. */
export async function seedBench(db: Db, count: number): Promise<BenchOffice> {
  const officeId = newId();
  const staffId = newId();
  const address = {
    line1: '1, rue de la Mesure',
    line2: '',
    postcode: '80000',
    city: 'Amiens',
    country: 'FR',
  };
  await db
    .insert(offices)
    .values({ id: officeId, name: 'Bureau de mesure', email: 'bureau@mesure.example', phone: '', address });
  await db
    .insert(staff)
    .values({ officeId, id: staffId, email: 'b@mesure.example', name: 'B. Mesure', role: 'biller' });
  const list = Array.from({ length: count }, (_, index) => ({
    index,
    id: newId(),
    ownerId: newId(),
    customerId: newId(),
  }));
  const policy = { ...defaultPolicy, guardrails: [], reminders: [] };
  await db.insert(businesses).values(
    list.map(({ index, id }) => ({
      officeId,
      id,
      name: `Entreprise ${index}`,
      party: party(`Entreprise ${index}`, '904117263'),
      // As the documents say: an account of another would be asked about.
      iban: sampleContent().payment.iban,
      numberPrefix: `B${index}X`,
      contactStaffId: staffId,
    })),
  );
  await db.insert(owners).values(
    list.map(({ id, ownerId }) => ({
      officeId,
      id: ownerId,
      businessId: id,
      name: 'O. Mesure',
      email: 'o@mesure.example',
    })),
  );
  await db.insert(customers).values(
    list.map(({ id, customerId }) => ({
      officeId,
      id: customerId,
      businessId: id,
      name: 'C. Mesure',
      party: party('C. Mesure', '218007415'),
      email: 'c@mesure.example',
    })),
  );
  await db
    .insert(policies)
    .values(list.map(({ id }) => ({ officeId, businessId: id, version: 1, policy, createdBy: 'bench' })));
  await db.insert(mandates).values(
    list.map(({ id }) => ({
      officeId,
      businessId: id,
      signedOn: '2026-01-05',
      signedBy: 'O. Mesure',
      silenceClause: true,
      clauseArticle: '4',
    })),
  );
  return {
    officeId,
    biller: { kind: 'staff', id: staffId, name: 'B. Mesure', channel: 'console' },
    owner: { kind: 'owner', id: list[0]!.ownerId, name: 'O. Mesure', channel: 'link' },
    businesses: list,
  };
}
