import { and, desc, eq, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { businesses, invoices, linkReports, links, offices, owners, staff } from '#db/schema/index.ts';

/** Whose document or business a link is to, with its office and who looks after it; undefined for another office's. */
export async function findReported(tx: Tx, subjectId: string) {
  const [found] = await tx
    .select({ office: offices, invoice: invoices, business: businesses, contact: staff })
    .from(offices)
    .leftJoin(invoices, and(eq(invoices.officeId, offices.id), eq(invoices.id, subjectId)))
    .leftJoin(
      businesses,
      and(
        eq(businesses.officeId, offices.id),
        or(eq(businesses.id, subjectId), eq(businesses.id, invoices.businessId)),
      ),
    )
    .leftJoin(staff, and(eq(staff.officeId, offices.id), eq(staff.id, businesses.contactStaffId)));
  return found;
}

/** Whom to tell: the person who looks after the business of a subject (an invoice, or the business), else the office. */
export async function findReportContact(
  tx: Tx,
  subjectId: string,
): Promise<{ name: string; address: string }> {
  const { office, contact } = (await findReported(tx, subjectId))!;
  return contact && contact.disabledAt === null
    ? { name: contact.name, address: contact.email }
    : { name: office.name, address: office.email };
}

/** What was reported about the links to an invoice, the newest first. */
export function listLinkReports(tx: Tx, invoiceId: string) {
  return tx
    .select({
      id: linkReports.id,
      kind: linkReports.kind,
      body: linkReports.body,
      at: linkReports.at,
      address: linkReports.address,
      linkState: linkReports.linkState,
      owner: owners.name,
    })
    .from(linkReports)
    .innerJoin(links, and(eq(links.officeId, linkReports.officeId), eq(links.id, linkReports.linkId)))
    .leftJoin(owners, and(eq(owners.officeId, links.officeId), eq(owners.id, links.personId)))
    .where(eq(links.subjectId, invoiceId))
    .orderBy(desc(linkReports.at));
}
