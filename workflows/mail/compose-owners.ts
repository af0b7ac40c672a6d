import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { findNotice } from '#db/queries/owner-changes.ts';
import { offices, staff } from '#db/schema/index.ts';
import { settledAt } from '../invoice/fresh-address.ts';
import { oneLine } from './compose-parts.ts';
import { type ComposeContext, type Composition, tokenPlace } from './composition.ts';

/** Word of a change of who approves, with a link to object. Pointless once somebody has objected. */
export async function composeOwnerChanged({
  tx,
  row,
  origin,
}: ComposeContext<'ownerChanged'>): Promise<Composition | null> {
  const found = await findNotice(tx, { id: row.facts.noticeId ?? '' });
  if (!found || found.change.objectedAt) return null;
  const { change, notice, business, reader } = found;
  const { office, contact } = await readOffice(tx, business);
  return {
    fromName: contact ? `${contact.name}, ${office.name}` : office.name,
    // Whoever made the change may be the contact: the answer goes to the office.
    replyTo: { name: office.name, address: office.email },
    attachment: null,
    mail: {
      kind: 'ownerChanged',
      locale: reader.locale,
      office: { name: oneLine(office.name, 120), contact: null, phone: oneLine(office.phone, 40) || null },
      ...factsOf(change, business.name),
      settledAt: change.kind === 'removed' ? null : settledAt(change.at),
      link: `${origin}/objection/${tokenPlace}`,
      linkExpiresAt: notice.expiresAt,
    },
  };
}

/** To the office: somebody objected, and the change is undone. */
export async function composeOwnerObjected({
  tx,
  row,
  origin,
}: ComposeContext<'ownerObjected'>): Promise<Composition | null> {
  const found = await findNotice(tx, { id: row.facts.noticeId ?? '' });
  if (!found?.change.objectedAt) return null;
  const { change, business } = found;
  const { office } = await readOffice(tx, business);
  const { staffId, issued = 0 } = row.facts;
  const [colleague] = staffId ? await tx.select().from(staff).where(eq(staff.id, staffId)) : [];
  return {
    fromName: 'Tacite',
    replyTo: null,
    attachment: null,
    mail: {
      kind: 'ownerObjected',
      locale: colleague?.locale ?? 'fr',
      office: { name: oneLine(office.name, 120), contact: null, phone: oneLine(office.phone, 40) || null },
      ...factsOf(change, business.name),
      objectedAt: change.objectedAt ?? change.at,
      objectedBy: oneLine(change.objectedBy, 120),
      issued,
      link: `${origin}/businesses/${business.id}`,
    },
  };
}

type Change = NonNullable<Awaited<ReturnType<typeof findNotice>>>['change'];

const factsOf = ({ kind, name, oldEmail, newEmail, staffName, at }: Change, business: string) => ({
  change: kind,
  business: oneLine(business, 120),
  name: oneLine(name, 120),
  oldAddress: oneLine(oldEmail, 254),
  newAddress: oneLine(newEmail, 254),
  by: oneLine(staffName, 120),
  at,
});

async function readOffice(tx: Tx, of: { officeId: string; contactStaffId: string | null }) {
  const [office] = await tx.select().from(offices).where(eq(offices.id, of.officeId));
  const [contact] = of.contactStaffId
    ? await tx.select().from(staff).where(eq(staff.id, of.contactStaffId))
    : [];
  return { office: office!, contact: contact?.disabledAt ? undefined : contact };
}
