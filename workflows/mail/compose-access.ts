import { eq } from 'drizzle-orm';
import { links, offices, staff, staffInvitations } from '#db/schema/index.ts';
import type { ComposeContext, Composition } from './compose.ts';
import { tokenPlace } from './compose.ts';
import { oneLine } from './compose-parts.ts';

/** Asks a colleague in. `facts`: staffId, invitedBy; the link is the invitation. */
export async function composeInvitation({ tx, row, origin }: ComposeContext): Promise<Composition | null> {
  const [found] = await tx
    .select({ staff, invitation: staffInvitations, office: offices })
    .from(staffInvitations)
    .innerJoin(staff, eq(staff.id, staffInvitations.staffId))
    .innerJoin(offices, eq(offices.id, staff.officeId))
    .where(eq(staffInvitations.id, row.linkId ?? ''));
  if (!found || found.invitation.acceptedAt || found.staff.disabledAt) return null;
  const { office, invitation } = found;
  return {
    fromName: office.name,
    replyTo: { name: office.name, address: office.email },
    attachment: null,
    mail: {
      kind: 'staffInvitation',
      locale: found.staff.locale,
      office: { name: oneLine(office.name, 120), contact: null, phone: oneLine(office.phone, 40) || null },
      invitedBy: oneLine(String(row.facts.invitedBy ?? office.name), 120),
      name: oneLine(found.staff.name, 120),
      role: found.staff.role,
      link: `${origin}/invitation/${tokenPlace}`,
      linkExpiresAt: invitation.expiresAt,
    },
  };
}

/** A fresh link for somebody whose own has ended. `facts`: about, locale. */
export async function composeNewLink({
  tx,
  row,
  origin,
  sentAt,
}: ComposeContext): Promise<Composition | null> {
  const [found] = await tx
    .select({ link: links, office: offices })
    .from(links)
    .innerJoin(offices, eq(offices.id, links.officeId))
    .where(eq(links.id, row.linkId ?? ''));
  if (!found || found.link.revokedAt) return null;
  const { link, office } = found;
  return {
    fromName: office.name,
    replyTo: { name: office.name, address: office.email },
    attachment: null,
    mail: {
      kind: 'newLink',
      locale: row.facts.locale === 'en' ? 'en' : 'fr',
      office: { name: oneLine(office.name, 120), contact: null, phone: oneLine(office.phone, 40) || null },
      about: oneLine(String(row.facts.about ?? '')),
      purpose: link.purpose,
      askedAt: sentAt,
      link: `${origin}/${link.purpose}/${tokenPlace}`,
      linkExpiresAt: link.expiresAt,
    },
  };
}
