import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { RevisionTerms } from '#db/shapes/revision-terms.ts';
import { keptRecipient } from '../invoice/recipient.ts';
import type { ReviewContext } from '../review/events.ts';

/** The invoice a mail is about, with everybody it names. */
export type Subject = {
  invoiceId: string;
  businessId: string;
  provisionalRef: string;
  number: string | null;
  issuedOn: string | null;
  dueOn: string | null;
  business: string;
  office: { name: string; email: string; phone: string };
  contact: { name: string; email: string; phone: string; locale: Locale } | null;
  /** As the owner was shown it in the current round; the draft itself before the first. */
  content: InvoiceContent;
  /** The mail address it goes to, as kept with that; '' when there is none. */
  recipient: string;
  review: ReviewContext;
  reviewState: string;
  clause: { article: string; signedOn: string } | null;
  windowHours: number;
  counting: 'elapsed' | 'working';
  capCents: number | null;
};

/** Throws when the invoice is not of this office. */
export async function readSubject(tx: Tx, invoiceId: string): Promise<Subject> {
  const [row] = await rows<
    Omit<Subject, 'office' | 'contact' | 'recipient' | 'clause'> & Record<string, unknown>
  >(
    tx,
    sql`select i.id as "invoiceId", i.business_id as "businessId", i.provisional_ref as "provisionalRef", i.number, i.issued_on::text as "issuedOn",
        i.due_on::text as "dueOn", b.name as business, o.name as office_name, o.email as office_email, o.phone as office_phone,
        s.name as contact_name, s.email as contact_email, s.phone as contact_phone,
        s.locale as contact_locale,
        coalesce(r.content::jsonb, d.content) as content, r.terms, coalesce(c.email, '') as card_email, w.snapshot -> 'context' as review, w.state as "reviewState",
        m.clause_article as article, m.signed_on::text as signed_on, coalesce(m.window_hours, 48) as "windowHours",
        coalesce(p.policy ->> 'counting', 'elapsed') as counting, (p.policy ->> 'capCents')::bigint as "capCents"
      from invoices i
      join businesses b on b.office_id = i.office_id and b.id = i.business_id
      join offices o on o.office_id = i.office_id
      join drafts d on d.office_id = i.office_id and d.invoice_id = i.id
      join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'review'
      left join customers c on c.office_id = i.office_id and c.id = i.customer_id
      left join staff s on s.office_id = b.office_id and s.id = b.contact_staff_id and s.disabled_at is null
      left join revisions r on r.office_id = i.office_id and r.invoice_id = i.id and r.round = i.round
      left join mandates m on m.office_id = i.office_id and m.id = r.mandate_id and m.silence_clause
      left join policies p on p.office_id = i.office_id and p.business_id = i.business_id and p.version = r.policy_version
      where i.office_id = (select app_office()) and i.id = ${invoiceId}`,
  );
  if (!row) throw new Error(`no invoice ${invoiceId} in this office`);
  const text = (name: string) => row[name] as string;
  return {
    ...(row as unknown as Subject),
    capCents: row.capCents === null ? null : Number(row.capCents),
    office: { name: text('office_name'), email: text('office_email'), phone: text('office_phone') },
    contact: row.contact_name
      ? {
          name: text('contact_name'),
          email: text('contact_email'),
          phone: text('contact_phone'),
          locale: row.contact_locale as Locale,
        }
      : null,
    recipient: keptRecipient(row.terms as RevisionTerms | null, row.content, text('card_email')),
    clause: row.article ? { article: text('article'), signedOn: text('signed_on') } : null,
  };
}
