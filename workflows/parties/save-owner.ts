import { type Db, inOffice, type Tx } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { revokeLinks } from '#db/queries/links.ts';
import { findOwner, insertOwner, listOwners, revokeOwner, updateOwner } from '#db/queries/owners.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { Engine } from '../engine/engine.ts';
import { askMovedOwner, endRevokedOwner, lockAsked } from '../review/commands.ts';
import { moveLinks } from './move-links.ts';
import { type By, noteGrave, tellOwnerChange } from './tell-change.ts';

/** Who an owner is; `email` is where the personal links go. */
export type OwnerValues = { name: string; email: string; phone: string; role: string; locale: Locale };

type Place = { officeId: string; businessId: string };
type OwnerPlace = Place & { ownerId: string };
type Deps = { db: Db; engine: Engine; env: { SESSION_SECRET: string } };

/**
 * `movedFrom` is the address that no longer opens anything; `asked` counts the drafts whose owners were asked anew, or
 * where a revoked one was asked no more; `relinked` those that wait for the office and got a new link.
 */
export type OwnerSaved =
  | { id: string; movedFrom?: string; asked?: number; relinked?: number }
  | { refused: 'sameEmail' | 'notFound' };

/**
 * A person who approves for the business. Two of one business never share a mailbox: links are personal. The other owners
 * are told, as of every change of who approves (`tellOwnerChange`).
 */
export function addOwner(s: Deps, place: Place & By, values: OwnerValues): Promise<OwnerSaved> {
  const { officeId, businessId } = place;
  return inOffice(s.db, officeId, async (tx) => {
    if (!(await findBusiness(tx, businessId))) return { refused: 'notFound' };
    if (await isTaken(tx, businessId, values.email)) return { refused: 'sameEmail' };
    const id = await insertOwner(tx, { ...values, officeId, businessId });
    const change = { officeId, businessId, ownerId: id, kind: 'added' as const, name: values.name };
    await tellOwnerChange(tx, s, { ...change, before: null, after: values.email }, place);
    return { id };
  });
}

/** Whether a form would change who approves: another mailbox, or another person. */
export function changesApprover(
  db: Db,
  { officeId, businessId, ownerId }: OwnerPlace,
  { name, email }: Pick<OwnerValues, 'name' | 'email'>,
): Promise<boolean> {
  return inOffice(db, officeId, async (tx) => {
    const before = await findOwner(tx, { businessId, id: ownerId });
    return before !== undefined && (!sameAddress(before.email, email) || before.name !== name);
  });
}

/**
 * A change of address ends the owner's links in the same transaction: whoever reads the old mailbox can no longer
 * decide. What is before him is asked anew at the new address, and no clock runs until that is delivered.
 */
export function changeOwner(s: Deps, place: OwnerPlace & By, values: OwnerValues): Promise<OwnerSaved> {
  const { officeId, businessId, ownerId } = place;
  return inOffice(s.db, officeId, async (tx) => {
    await lockAsked(tx, place);
    const before = await findOwner(tx, { businessId, id: ownerId });
    if (!before || before.revokedAt) return { refused: 'notFound' };
    if (await isTaken(tx, businessId, values.email, ownerId)) return { refused: 'sameEmail' };
    const isMoved = !sameAddress(before.email, values.email);
    await updateOwner(tx, { id: ownerId, change: values, isMoved });
    if (before.name !== values.name) {
      const detail = `${before.name} → ${values.name}`;
      await noteGrave(tx, { officeId, event: 'ownerRenamed', detail }, place);
    }
    if (!isMoved) return { id: ownerId };
    const change = { officeId, businessId, ownerId, kind: 'moved' as const, name: before.name };
    const former = { email: before.email, since: before.addressSince };
    await tellOwnerChange(tx, s, { ...change, before: former, after: values.email }, place);
    const relinked = await moveLinks(tx, s, { officeId, ownerId, name: values.name, email: values.email });
    const asked = await askMovedOwner(s, tx, { ...place, name: values.name });
    return { id: ownerId, movedFrom: before.email, asked, relinked };
  });
}

/**
 * The person no longer decides anything for the business, from this moment on. Where nobody else was asked, silence
 * would bind somebody who cannot speak: those clocks stop.
 */
export function removeOwner(s: Deps, place: OwnerPlace & By): Promise<OwnerSaved> {
  const { officeId, businessId, ownerId } = place;
  return inOffice(s.db, officeId, async (tx) => {
    await lockAsked(tx, place);
    const owner = await findOwner(tx, { businessId, id: ownerId });
    if (!owner) return { refused: 'notFound' };
    if (!owner.revokedAt) {
      const change = { officeId, businessId, ownerId, kind: 'removed' as const, name: owner.name };
      const former = { email: owner.email, since: owner.addressSince };
      await revokeOwner(tx, ownerId);
      await tellOwnerChange(tx, s, { ...change, before: former, after: null }, place);
    }
    await revokeLinks(tx, { personId: ownerId });
    return { id: ownerId, asked: await endRevokedOwner(s, tx, { ...place, name: owner.name }) };
  });
}

async function isTaken(tx: Tx, businessId: string, email: string, exceptId?: string): Promise<boolean> {
  const owners = await listOwners(tx, businessId);
  return owners.some(
    (owner) => owner.id !== exceptId && owner.revokedAt === null && sameAddress(owner.email, email),
  );
}

const sameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
