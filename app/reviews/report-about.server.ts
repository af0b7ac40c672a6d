import { resolveAnyLink } from '#app/auth/resolve-link.server.ts';
import { services } from '#app/lib/services.server.ts';
import { inOffice } from '#db/client.ts';
import { findReported } from '#db/queries/link-reports.ts';
import { findSoleOffice } from '#db/queries/links.ts';

/** What a report is about, for its page. `document`: « FA-2026-0042, Commune de Saint-Riquet ». */
export type ReportAbout = {
  reader: 'owner' | 'customer';
  document: string | null;
  business: string | null;
  contact: { name: string; phone: string } | null;
};

type Opened = {
  officeId: string;
  /** The invoice, or the business of an owner's home. */
  subjectId: string;
  reader: ReportAbout['reader'];
};

/** Of a page behind the cookie. */
export async function readReported({ officeId, subjectId, reader }: Opened): Promise<ReportAbout> {
  const found = await inOffice(services().db, officeId, (tx) => findReported(tx, subjectId));
  if (!found) return nothingKnown(reader);
  const { invoice, business, office, contact } = found;
  // A customer knows the document by its number and whom it comes from, an owner by whom it goes to.
  const document = invoice && [
    invoice.number ?? invoice.provisionalRef,
    reader === 'owner' && invoice.buyerName,
  ];
  return {
    reader,
    document: document ? document.filter(Boolean).join(', ') : null,
    business: business?.name ?? null,
    contact:
      reader === 'owner' && contact?.phone
        ? { name: contact.name, phone: contact.phone }
        : { name: office.name, phone: office.phone },
  };
}

/**
 * Of the address in a mail: named while the link works, as it opens the same. Of any other token nothing is known but whose
 * words it takes: a customer's where it was a customer's, an owner's where it was an owner's or never was one.
 */
export async function readReportedLink(token: string): Promise<ReportAbout> {
  const resolved = await resolveAnyLink(services(), token);
  if (resolved.state === 'unknown') return nothingKnown('owner');
  if (resolved.state !== 'valid') return nothingKnown(resolved.person.kind);
  const { officeId, link, person } = resolved;
  return readReported({ officeId, subjectId: link.subjectId, reader: person.kind });
}

/** Once the link is closed its page names nobody; whom to call is the same for all. */
export const nothingKnown = async (reader: ReportAbout['reader']): Promise<ReportAbout> => ({
  reader,
  document: null,
  business: null,
  contact: (await findSoleOffice(services().db)) ?? null,
});
