import { type Db, inOffice, type Tx } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { revokeLinks } from '#db/queries/links.ts';
import {
  findOwner,
  insertOwner,
  listAnsweredLinks,
  listOwners,
  revokeOwner,
  updateOwner,
} from '#db/queries/owners.ts';
import type { Engine } from '#workflows/engine/engine.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { linkRows } from '#workflows/link-rows.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { newId } from '#workflows/new-id.ts';
import { askMovedOwner, endRevokedOwner, lockAsked } from '#workflows/review/commands.ts';
import type { OwnerValues } from './owner-form.server.ts';

type Place = { officeId: string; businessId: string };
type OwnerPlace = Place & { ownerId: string; actor: Actor };
type Deps = { db: Db; engine: Engine; env: { SESSION_SECRET: string } };

/**
 * `movedFrom` is the address that no longer opens anything; `asked` counts the drafts whose owners were asked anew, or
 * where a revoked one was asked no more; `relinked` those that wait for the office and got a new link.
 */
export type OwnerSaved =
  | { id: string; movedFrom?: string; asked?: number; relinked?: number }
  | { refused: 'sameEmail' | 'notFound' };

/** A person who approves for the business. Two of one business never share a mailbox: links are personal. */
export function addOwner(db: Db, { officeId, businessId }: Place, values: OwnerValues): Promise<OwnerSaved> {
  return inOffice(db, officeId, async (tx) => {
    if (!(await findBusiness(tx, businessId))) return { refused: 'notFound' };
    if (await isTaken(tx, businessId, values.email)) return { refused: 'sameEmail' };
    return { id: await insertOwner(tx, { ...values, officeId, businessId }) };
  });
}

/**
 * A change of address ends the owner's links in the same transaction: whoever reads the old mailbox can no longer
 * decide. What is before him is asked anew at the new address, and no clock runs until that is delivered.
 */
export function changeOwner(s: Deps, place: OwnerPlace, values: OwnerValues): Promise<OwnerSaved> {
  const { officeId, businessId, ownerId } = place;
  return inOffice(s.db, officeId, async (tx) => {
    await lockAsked(tx, place);
    const before = await findOwner(tx, { businessId, id: ownerId });
    if (!before || before.revokedAt) return { refused: 'notFound' };
    if (await isTaken(tx, businessId, values.email, ownerId)) return { refused: 'sameEmail' };
    await updateOwner(tx, { id: ownerId, change: values });
    if (sameAddress(before.email, values.email)) return { id: ownerId };
    const relinked = await moveLinks(tx, s, { officeId, ownerId, name: values.name, email: values.email });
    const asked = await askMovedOwner(s, tx, { ...place, name: values.name });
    return { id: ownerId, movedFrom: before.email, asked, relinked };
  });
}

/**
 * The person no longer decides anything for the business, from this moment on. Where nobody else was asked, silence
 * would bind somebody who cannot speak: those clocks stop.
 */
export function removeOwner(s: Omit<Deps, 'env'>, place: OwnerPlace): Promise<OwnerSaved> {
  const { officeId, businessId, ownerId } = place;
  return inOffice(s.db, officeId, async (tx) => {
    await lockAsked(tx, place);
    const owner = await findOwner(tx, { businessId, id: ownerId });
    if (!owner) return { refused: 'notFound' };
    await revokeOwner(tx, ownerId);
    await revokeLinks(tx, { personId: ownerId });
    return { id: ownerId, asked: await endRevokedOwner(s, tx, { ...place, name: owner.name }) };
  });
}

async function moveLinks(
  tx: Tx,
  { engine, env }: Deps,
  { officeId, ownerId, name, email }: { officeId: string; ownerId: string; name: string; email: string },
): Promise<number> {
  const open = await listAnsweredLinks(tx, ownerId);
  await revokeLinks(tx, { personId: ownerId });
  const links = open.map(({ invoiceId, round, expiresAt }) => {
    return {
      id: newId(),
      purpose: 'review' as const,
      subjectId: invoiceId,
      round,
      personId: ownerId,
      expiresAt,
    };
  });
  await linkRows(tx, officeId, env.SESSION_SECRET, links);
  for (const { id, subjectId } of links) {
    await requestMail(tx, engine, {
      officeId,
      key: `newLink:${id}`,
      kind: 'newLink',
      to: { address: email, name },
      facts: {},
      linkId: id,
      invoiceId: subjectId,
    });
  }
  return links.length;
}

async function isTaken(tx: Tx, businessId: string, email: string, exceptId?: string): Promise<boolean> {
  const owners = await listOwners(tx, businessId);
  return owners.some(
    (owner) => owner.id !== exceptId && owner.revokedAt === null && sameAddress(owner.email, email),
  );
}

const sameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
