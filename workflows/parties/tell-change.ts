import type { Tx } from '#db/client.ts';
import { insertOwnerChange, insertOwnerNotice, listToTell } from '#db/queries/owner-changes.ts';
import { insertSecurityEvent } from '#db/queries/security-events.ts';
import type { SecurityEventName } from '#db/schema/access.ts';
import type { OwnerChangeKind } from '#db/schema/businesses.ts';
import { objectionToken, tokenSha256 } from '../access/links.ts';
import type { JobBoard } from '../engine/jobs.ts';
import type { Actor } from '../engine/types.ts';
import { newId } from '../identity/new-id.ts';
import { addMs } from '../invoice/silence-window.ts';
import { requestMail } from '../mail/outbox.ts';

export type Deps = { engine: { board: JobBoard }; env: { SESSION_SECRET: string } };

/** Somebody of the office, and from where. */
export type By = { actor: Actor; visit?: { from: string; userAgent: string } };

type Change = {
  officeId: string;
  businessId: string;
  ownerId: string;
  kind: OwnerChangeKind;
  name: string;
  /** The mailbox that approved before, and since when; null for an owner who is new. */
  before: { email: string; since: string | null } | null;
  /** The mailbox that approves from now on; null for one who is removed. */
  after: string | null;
};

/** Writes into the record of access of somebody of the office what he changed of who decides for a business. */
export async function noteGrave(
  tx: Tx,
  { officeId, event, detail }: { officeId: string; event: SecurityEventName; detail: string },
  { actor, visit }: By,
): Promise<void> {
  if (!actor.id) return;
  await insertSecurityEvent(tx, {
    officeId,
    staffId: actor.id,
    event,
    actor: actor.name,
    detail,
    userAgent: visit?.userAgent ?? '',
    address: visit?.from ?? '',
  });
}

const eventOf = { added: 'ownerAdded', moved: 'ownerMoved', removed: 'ownerRemoved' } as const;
/** Longer than anybody is away from a mailbox. */
const objectionMs = 30 * 86_400_000;

/**
 * Keeps a change of who approves for a business, in its transaction, with who made it; writes it into the record of access
 * of that person; and tells the former mailbox and the other owners, each with a link of its own to object.
 */
export async function tellOwnerChange(tx: Tx, { engine, env }: Deps, change: Change, by: By): Promise<void> {
  const { officeId, businessId, ownerId, kind, name, before, after } = change;
  const { actor } = by;
  const kept = await insertOwnerChange(tx, {
    officeId,
    businessId,
    ownerId,
    kind,
    name,
    oldEmail: before?.email ?? '',
    newEmail: after ?? '',
    oldSince: before?.since ?? null,
    staffId: actor.id,
    staffName: actor.name,
  });
  const detail = [name, [before?.email, after].filter(Boolean).join(' → ')].join(', ');
  await noteGrave(tx, { officeId, event: eventOf[kind], detail }, by);
  const told = await listToTell(tx, { businessId, ownerId });
  for (const { ownerId: readerId, name: readerName, email } of told) {
    if (email.toLowerCase() === after?.toLowerCase()) continue;
    const id = newId();
    await insertOwnerNotice(tx, {
      officeId,
      id,
      changeId: kept.id,
      ownerId: readerId,
      email,
      tokenSha256: tokenSha256(objectionToken(env.SESSION_SECRET, id)),
      expiresAt: addMs(kept.at, objectionMs),
    });
    await requestMail(tx, engine, {
      officeId,
      key: `ownerChanged:${id}`,
      kind: 'ownerChanged',
      to: { address: email, name: readerName },
      facts: { noticeId: id },
      linkId: id,
    });
  }
}
