import { owners } from '#db/schema/index.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import type { World } from './world.ts';

export type OwnerOf = { id: string; name: string; email: string; actor: Actor };

/** One more owner of the business of a world, who is asked with the others from then on. */
export async function addOwner(
  w: Pick<World, 'ownerDb' | 'officeId' | 'businessId'>,
  name: string,
): Promise<OwnerOf> {
  const id = newId();
  const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}@vasseur.example`;
  await w.ownerDb.insert(owners).values({ officeId: w.officeId, id, businessId: w.businessId, name, email });
  return { id, name, email, actor: { kind: 'owner', id, name, channel: 'link' } };
}
