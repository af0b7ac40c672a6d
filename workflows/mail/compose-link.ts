import { eq, or } from 'drizzle-orm';
import {
  businesses,
  customers,
  invoices,
  linkReports,
  links,
  offices,
  owners,
  staff,
} from '#db/schema/index.ts';
import { draftOf, envelopeOf, fromOffice, oneLine, readOwner } from './compose-parts.ts';
import { type ComposeContext, type Composition, tokenPlace } from './composition.ts';
import { readSubject } from './read-subject.ts';

const codeMs = 10 * 60_000;

/** The one-time code of an approval. The digits are derived from its id as the mail leaves. */
export async function composeLinkCode({
  tx,
  row,
  origin,
  sentAt,
}: ComposeContext<'linkCode'>): Promise<Composition | null> {
  const subject = await readSubject(tx, row.invoiceId ?? '');
  const owner = await readOwner(tx, row.facts.ownerId);
  if (!owner || owner.revokedAt) return null;
  const others = row.facts.others ?? 0;
  return fromOffice(subject, {
    kind: 'linkCode',
    ...envelopeOf(subject, owner.locale),
    draft: draftOf(subject),
    code: tokenPlace,
    expiresAt: new Date(Date.parse(sentAt) + codeMs).toISOString(),
    others,
    page: others > 0 ? `${origin}/portal` : `${origin}/r/${subject.invoiceId}?ask=approve`,
  });
}

/** A report about a link: to the office what was said, to the person of the link that it is closed. */
export async function composeLinkReport({
  tx,
  row,
  origin,
}: ComposeContext<'linkReported' | 'linkStopped'>): Promise<Composition | null> {
  const [found] = await tx
    .select({
      report: linkReports,
      link: links,
      office: offices,
      invoice: invoices,
      business: businesses,
      contact: staff,
      owner: owners,
      customer: customers,
    })
    .from(linkReports)
    .innerJoin(links, eq(links.id, linkReports.linkId))
    .innerJoin(offices, eq(offices.id, links.officeId))
    // The home of an owner opens many documents: the mail names the one that was open.
    .leftJoin(invoices, eq(invoices.id, row.invoiceId ?? links.subjectId))
    .leftJoin(businesses, or(eq(businesses.id, links.subjectId), eq(businesses.id, invoices.businessId)))
    .leftJoin(staff, eq(staff.id, businesses.contactStaffId))
    .leftJoin(owners, eq(owners.id, links.personId))
    .leftJoin(customers, eq(customers.id, links.personId))
    .where(eq(linkReports.id, row.facts.reportId ?? ''));
  if (!found) return null;
  const { report, link, office, invoice, business, contact } = found;
  const person = found.owner ?? found.customer;
  const reference = invoice?.number ?? invoice?.provisionalRef;
  const about = oneLine([reference, invoice ? invoice.buyerName : business?.name].filter(Boolean).join(', '));
  const letterhead = {
    name: oneLine(office.name, 120),
    contact: contact ? oneLine(contact.name, 120) : null,
    phone: oneLine(contact?.phone || office.phone, 40) || null,
  };
  if (row.kind === 'linkStopped') {
    return {
      fromName: office.name,
      replyTo: { name: office.name, address: contact?.email ?? office.email },
      attachment: null,
      mail: {
        kind: 'linkStopped',
        locale: person?.locale ?? 'fr',
        office: letterhead,
        about,
        at: report.at,
        to: found.owner ? 'owner' : 'customer',
        undone: row.facts.undone === 1,
        link: `${origin}/${link.purpose}/${tokenPlace}`,
      },
    };
  }
  return {
    fromName: 'Tacite',
    replyTo: null,
    attachment: null,
    mail: {
      kind: 'linkReported',
      locale: contact?.locale ?? 'fr',
      office: letterhead,
      report: report.kind,
      person: oneLine(person?.name ?? '', 120),
      about,
      at: report.at,
      from: oneLine(report.address, 60),
      effect: effectOf(report, invoice),
      undone: row.facts.undone === 1,
      comment: report.body,
      link: invoice ? `${origin}/invoices/${invoice.id}` : `${origin}/businesses/${business?.id ?? ''}`,
    },
  };
}

/** What a report has moved, as it stands when its mail leaves; see `reportLink`. */
function effectOf(
  { kind, linkState }: typeof linkReports.$inferSelect,
  invoice: typeof invoices.$inferSelect | null,
) {
  if (kind === 'abuse' || (linkState ?? 'valid') !== 'valid') return 'nothing';
  return ['answering', 'correcting'].includes(invoice?.reviewState ?? '') ? 'stopped' : 'closed';
}
