import { eq, or } from 'drizzle-orm';
import {
  businesses,
  customers,
  invoices,
  links,
  offices,
  owners,
  staff,
  staffInvitations,
} from '#db/schema/index.ts';
import { withHome } from './compose-home.ts';
import { oneLine } from './compose-parts.ts';
import { type ComposeContext, type Composition, tokenPlace } from './composition.ts';
import { linkReasons } from './facts.ts';

/** Asks a colleague in; the link is the invitation. */
export async function composeInvitation({
  tx,
  row,
  origin,
}: ComposeContext<'staffInvitation'>): Promise<Composition | null> {
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
      invitedBy: oneLine(row.facts.invitedBy ?? office.name, 120),
      name: oneLine(found.staff.name, 120),
      role: found.staff.role,
      link: `${origin}/invitation/${tokenPlace}`,
      linkExpiresAt: invitation.expiresAt,
    },
  };
}

/** A fresh link for somebody whose own has ended, or whose address has changed. What it opens is read from the link. */
export async function composeNewLink(context: ComposeContext<'newLink'>): Promise<Composition | null> {
  const { tx, row, origin, sentAt } = context;
  const [found] = await tx
    .select({
      link: links,
      office: offices,
      invoice: invoices,
      business: businesses,
      owner: owners,
      customer: customers,
    })
    .from(links)
    .innerJoin(offices, eq(offices.id, links.officeId))
    .leftJoin(invoices, eq(invoices.id, links.subjectId))
    .leftJoin(businesses, or(eq(businesses.id, links.subjectId), eq(businesses.id, invoices.businessId)))
    .leftJoin(owners, eq(owners.id, links.personId))
    .leftJoin(customers, eq(customers.id, links.personId))
    .where(eq(links.id, row.linkId ?? ''));
  if (!found || found.link.revokedAt) return null;
  const { link, office, invoice, business, owner, customer } = found;
  const reference = invoice?.number ?? invoice?.provisionalRef;
  const composed: Composition = {
    fromName: office.name,
    replyTo: { name: office.name, address: office.email },
    attachment: null,
    mail: {
      kind: 'newLink',
      locale: owner?.locale ?? customer?.locale ?? 'fr',
      office: { name: oneLine(office.name, 120), contact: null, phone: oneLine(office.phone, 40) || null },
      about: oneLine(
        [reference, link.purpose === 'review' ? invoice?.buyerName : business?.name]
          .filter(Boolean)
          .join(', '),
      ),
      purpose: link.purpose,
      askedAt: sentAt,
      reason: linkReasons.find((each) => each === row.facts.reason) ?? 'expired',
      link: `${origin}/${link.purpose}/${tokenPlace}`,
      reportLink: `${origin}/report/${tokenPlace}`,
      linkExpiresAt: link.expiresAt,
    },
  };
  // The link to one document of an owner brings that to all of them; the other way round it would say the same twice.
  return owner && invoice && link.purpose === 'review'
    ? withHome(context, invoice, owner, composed)
    : composed;
}
