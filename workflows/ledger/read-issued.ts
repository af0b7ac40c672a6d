import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import { toIso } from '../engine/clock.ts';
import { inPages, type Scope } from './read-business.ts';

/** An issued invoice with all that was stored about it at its issue and since. */
export type IssuedRow = {
  invoiceId: string;
  kind: string;
  series: string;
  sequence: number;
  number: string;
  issuedAt: string;
  issuedOn: string;
  dueOn: string | null;
  round: number;
  revisionSha256: string;
  /** Canonical JSON; see `Sealed`. */
  content: string;
  contentSha256: string;
  totalCents: number;
  currency: string;
  /** What lists show. */
  listedNumber: string | null;
  listedKind: string;
  listedCents: number;
  listedDates: string;
  provisionalRef: string;
  /** Content of the revision that was decided about, and of the draft as it is kept. */
  revision: string | null;
  draft: InvoiceContent | null;
  pdfSha256: string | null;
  pdfBytes: number | null;
  /** The code it is looked up by; null for what prints none. */
  seal: string | null;
  /** The invoice as data, kept beside the PDF that carries it; null where the PDF carries none. */
  xmlSha256: string | null;
  xmlBytes: number | null;
};

/** What the canonical JSON of an issued invoice holds. */
export type Sealed = {
  number: string;
  series: string;
  sequence: number;
  issuedAt: string;
  issuedOn: string;
  dueOn: string | null;
  decision: {
    invoiceId: string;
    round: number;
    revisionSha256: string;
    decidedBy: 'owner' | 'silence' | 'waiver';
    decidedByName: string | null;
    decidedAt: string;
    transitionHash: string;
  };
  content: InvoiceContent;
};

type Raw = Omit<IssuedRow, 'totalCents' | 'listedCents'> & { totalCents: string; listedCents: string };

/** The issued invoices of a business by series and number, a page at a time. */
export function readIssued(tx: Tx, { officeId, businessId }: Scope): AsyncGenerator<IssuedRow[]> {
  const read = async (after: { series: string; sequence: number }, limit: number) => {
    const page = await rows<Raw>(
      tx,
      sql`select s.invoice_id as "invoiceId", s.kind, s.series, s.sequence, s.number, s.issued_at as "issuedAt",
          s.issued_on::text as "issuedOn", s.due_on::text as "dueOn", s.round, s.revision_sha256 as "revisionSha256",
          s.content, s.content_sha256 as "contentSha256", s.total_cents::text as "totalCents", s.currency,
          i.number as "listedNumber", i.kind as "listedKind", i.payable_cents::text as "listedCents",
          concat(i.issued_on, ' ', i.due_on) as "listedDates", i.provisional_ref as "provisionalRef",
          r.content as revision, d.content as draft, p.sha256 as "pdfSha256", p.bytes as "pdfBytes", p.seal,
          x.sha256 as "xmlSha256", x.bytes as "xmlBytes"
        from issued_invoices s
        join invoices i on i.office_id = s.office_id and i.id = s.invoice_id
        left join revisions r on r.office_id = s.office_id and r.invoice_id = s.invoice_id and r.round = s.round
        left join drafts d on d.office_id = s.office_id and d.invoice_id = s.invoice_id
        left join documents p on p.office_id = s.office_id and p.invoice_id = s.invoice_id and p.kind = 'pdf'
        left join documents x on x.office_id = s.office_id and x.invoice_id = s.invoice_id and x.kind = 'xml'
        where s.office_id = ${officeId} and s.business_id = ${businessId}
          and (s.series, s.sequence) > (${after.series}, ${after.sequence})
        order by s.series, s.sequence limit ${limit}`,
    );
    return page.map((row) => ({
      ...row,
      issuedAt: toIso(row.issuedAt),
      totalCents: Number(row.totalCents),
      listedCents: Number(row.listedCents),
    }));
  };
  return inPages({ series: '', sequence: -2_147_483_648 }, read, ({ series, sequence }) => ({
    series,
    sequence,
  }));
}
