import { inOffice, type Tx } from '#db/client.ts';
import { findReportContact } from '#db/queries/link-reports.ts';
import { revokeLinks } from '#db/queries/links.ts';
import { type FoundNotice, findNotice, listApprovedSince, objectOnce } from '#db/queries/owner-changes.ts';
import { findOwner, listOwners, restoreOwner, revokeOwner } from '#db/queries/owners.ts';
import { listStaff } from '#db/queries/staff.ts';
import type { Actor } from '../engine/types.ts';
import { requestMail } from '../mail/outbox.ts';
import { askMovedOwner, endRevokedOwner, lockAsked, undoApproval } from '../review/commands.ts';
import type { Services } from '../services.ts';
import { moveLinks } from './move-links.ts';

/**
 * Somebody whom a change of owners was told to does not know of it: it is undone, whatever came after it, and what was
 * approved through it and is not final yet is taken back. The office's administrators and the contact of the business are
 * told. Once; a second objection changes nothing. @returns false for a notice that has ended
 */
export async function objectToChange(
  s: Services,
  { officeId, noticeId }: { officeId: string; noticeId: string },
): Promise<boolean> {
  const done = await inOffice(s.db, officeId, async (tx) => {
    const known = await findNotice(tx, { id: noticeId });
    if (!known || known.isExpired) return null;
    const { change, reader } = known;
    const place = { officeId, businessId: change.businessId, ownerId: change.ownerId };
    await lockAsked(tx, place);
    const owner = await findOwner(tx, { businessId: change.businessId, id: change.ownerId });
    const actor: Actor = { kind: 'owner', id: reader.id, name: reader.name, channel: 'link' };
    if (!owner || !(await objectOnce(tx, { id: change.id, by: reader.name }))) return { approved: [], actor };
    const approved = await listApprovedSince(tx, { ownerId: change.ownerId, since: change.at });
    await undo(s, tx, known, { ...place, name: owner.name, actor });
    await tellOffice(s, tx, known, approved.filter(({ number }) => number !== null).length);
    return { approved, actor };
  });
  for (const { invoiceId, number } of done?.approved ?? [])
    if (number === null) await undoApproval(s, { officeId, actor: done!.actor, invoiceId });
  return done !== null;
}

type Owner = Parameters<typeof askMovedOwner>[2];

async function undo(s: Services, tx: Tx, { change }: FoundNotice, owner: Owner): Promise<void> {
  const { ownerId, businessId, officeId, name } = owner;
  const others = (await listOwners(tx, businessId)).filter(
    ({ id, revokedAt }) => id !== ownerId && !revokedAt,
  );
  const isTaken = others.some(({ email }) => email.toLowerCase() === change.oldEmail.toLowerCase());
  if (change.oldEmail === '' || isTaken) {
    await revokeOwner(tx, ownerId);
    await revokeLinks(tx, { personId: ownerId });
    await endRevokedOwner(s, tx, owner);
    return;
  }
  await restoreOwner(tx, { id: ownerId, email: change.oldEmail, addressSince: change.oldSince });
  await moveLinks(tx, s, { officeId, ownerId, name, email: change.oldEmail });
  await askMovedOwner(s, tx, owner);
}

async function tellOffice(s: Services, tx: Tx, { change, notice, business }: FoundNotice, issued: number) {
  const staff = await listStaff(tx);
  const told = staff.filter(
    ({ role, disabledAt, id }) => !disabledAt && (role === 'admin' || id === business.contactStaffId),
  );
  const { officeId, id: changeId } = change;
  const request = { officeId, kind: 'ownerObjected' as const };
  for (const { id, name, email } of told) {
    await requestMail(tx, s, {
      ...request,
      key: `ownerObjected:${changeId}:${id}`,
      to: { address: email, name },
      facts: { noticeId: notice.id, staffId: id, issued },
    });
  }
  if (told.length > 0) return;
  await requestMail(tx, s, {
    ...request,
    key: `ownerObjected:${changeId}`,
    to: await findReportContact(tx, business.id),
    facts: { noticeId: notice.id, staffId: null, issued },
  });
}
