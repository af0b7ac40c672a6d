import { businesses, customers, mandates, owners, policies } from '#db/schema/index.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { party } from './content.ts';
import type { World } from './world.ts';

/** One more business of an office, with as many owners as named, a mandate with the silence clause and a customer. */
export async function addBusiness(
  db: World['ownerDb'],
  officeId: string,
  options: { prefix: string; owners?: string[]; policy?: Partial<ReviewPolicy> },
) {
  const { prefix, owners: names = ['Odile Marchand'], policy = {} } = options;
  const [businessId, customerId] = [newId(), newId()];
  const name = `Entreprise ${prefix}`;
  const seller = party(name, '904117263');
  await db.insert(businesses).values({
    officeId,
    id: businessId,
    name,
    party: seller,
    iban: 'FR7630006000011234567890189',
    numberPrefix: prefix,
  });
  const people = names.map((each, index) => ({
    officeId,
    id: newId(),
    businessId,
    name: each,
    email: `${prefix.toLowerCase()}${index}@owners.example`,
  }));
  await db.insert(owners).values(people);
  const buyer = party('Commune de Saint-Riquet', '218007415');
  await db.insert(customers).values({
    officeId,
    id: customerId,
    businessId,
    name: buyer.name,
    party: buyer,
    email: 'marches@saint-riquet.example',
  });
  await db.insert(policies).values({
    officeId,
    businessId,
    version: 1,
    policy: { ...defaultPolicy, guardrails: [], ...policy },
    createdBy: 'Inès Rouvière',
  });
  await db.insert(mandates).values({
    officeId,
    businessId,
    signedOn: '2026-01-05',
    signedBy: name,
    silenceClause: true,
    clauseArticle: '4',
  });
  const owner: Actor = { kind: 'owner', id: people[0]!.id, name: people[0]!.name, channel: 'link' };
  return { officeId, businessId, customerId, owner };
}
