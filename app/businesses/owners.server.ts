import { type Db, inOffice, type Tx } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { revokeLinks } from '#db/queries/links.ts';
import {
  findOwner,
  insertOwner,
  listOpenReviewLinks,
  listOwners,
  revokeOwner,
  updateOwner,
} from '#db/queries/owners.ts';
import type { JobBoard } from '#workflows/engine/jobs.ts';
import { linkRows } from '#workflows/link-rows.ts';
import { requestMail } from '#workflows/mail/outbox.ts';
import { newId } from '#workflows/new-id.ts';
import type { OwnerValues } from './owner-form.server.ts';

type Place = { officeId: string; businessId: string };
type Deps = { db: Db; board: JobBoard; env: { SESSION_SECRET: string } };

/** `movedFrom` is the address that no longer opens anything; `relinked` counts the drafts sent to the new one. */
export type OwnerSaved =
  | { id: string; movedFrom?: string; relinked?: number }
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
 * decide. Drafts that had reached him get a new link, sent to the new address: no clock may run for somebody shut out.
 */
export function changeOwner(
  { db, ...deps }: Deps,
  { officeId, businessId, ownerId }: Place & { ownerId: string },
  values: OwnerValues,
): Promise<OwnerSaved> {
  return inOffice(db, officeId, async (tx) => {
    const before = await findOwner(tx, { businessId, id: ownerId });
    if (!before || before.revokedAt) return { refused: 'notFound' };
    if (await isTaken(tx, businessId, values.email, ownerId)) return { refused: 'sameEmail' };
    await updateOwner(tx, { id: ownerId, change: values });
    if (sameAddress(before.email, values.email)) return { id: ownerId };
    const relinked = await moveLinks(tx, deps, { officeId, ownerId, name: values.name, email: values.email });
    return { id: ownerId, movedFrom: before.email, relinked };
  });
}

/** The person no longer decides anything for the business, from this moment on. */
export function removeOwner(
  db: Db,
  { officeId, businessId, ownerId }: Place & { ownerId: string },
): Promise<OwnerSaved> {
  return inOffice(db, officeId, async (tx) => {
    if (!(await findOwner(tx, { businessId, id: ownerId }))) return { refused: 'notFound' };
    await revokeOwner(tx, ownerId);
    await revokeLinks(tx, { personId: ownerId });
    return { id: ownerId };
  });
}

async function moveLinks(
  tx: Tx,
  { board, env }: Omit<Deps, 'db'>,
  { officeId, ownerId, name, email }: { officeId: string; ownerId: string; name: string; email: string },
): Promise<number> {
  const open = await listOpenReviewLinks(tx, ownerId);
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
    await requestMail(
      tx,
      { board },
      {
        officeId,
        key: `newLink:${id}`,
        kind: 'newLink',
        to: { address: email, name },
        facts: {},
        linkId: id,
        invoiceId: subjectId,
      },
    );
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
