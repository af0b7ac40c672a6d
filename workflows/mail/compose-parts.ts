import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { exchanges, owners } from '#db/schema/index.ts';
import type { Locale } from '#db/shapes/locale.ts';
import type { Mail } from '#emails/index.ts';
import type { Composition } from './composition.ts';
import type { Subject } from './read-subject.ts';

/** Lines of a mail hold no line breaks and are cut where their schema ends; what may not be broken stays unbroken. */
export const oneLine = (text: string, most = 200) =>
  text
    .replace(/[^\S\u00a0\u202f]+/g, ' ')
    .trim()
    .slice(0, most);

export const envelopeOf = (subject: Subject, locale: Locale) => ({
  locale,
  office: {
    name: oneLine(subject.office.name, 120),
    contact: subject.contact ? oneLine(subject.contact.name, 120) : null,
    phone: oneLine(subject.contact?.phone || subject.office.phone, 40) || null,
  },
});

export function draftOf({ content, provisionalRef }: Subject) {
  const { retention, penalty, totals } = content;
  return {
    kind: content.kind,
    reference: provisionalRef,
    customer: oneLine(content.buyer.name, 160),
    subject: oneLine(content.subject),
    amountCents: totals.payableCents,
    currency: content.currency,
    deductions: [
      ...(retention
        ? [{ kind: 'retention' as const, amountCents: retention.amountCents, percent: retention.percent }]
        : []),
      ...(penalty ? [{ kind: 'penalty' as const, amountCents: penalty.amountCents, percent: null }] : []),
      ...(totals.prepaidCents > 0
        ? [{ kind: 'deposit' as const, amountCents: totals.prepaidCents, percent: null }]
        : []),
    ],
  };
}

export const issuedOf = ({ content, number }: Subject) => ({
  kind: content.kind,
  number: number ?? '',
  customer: oneLine(content.buyer.name, 160),
  subject: oneLine(content.subject),
  amountCents: content.totals.payableCents,
  currency: content.currency,
});

/** A mail in the office's name, answered by the person who looks after the business. */
export const fromOffice = (
  subject: Subject,
  mail: Mail,
  attachment: Composition['attachment'] = null,
): Composition => ({
  mail,
  fromName: subject.contact ? `${subject.contact.name}, ${subject.office.name}` : subject.office.name,
  replyTo: {
    name: subject.contact?.name ?? subject.office.name,
    address: subject.contact?.email ?? subject.office.email,
  },
  attachment,
});

export async function readOwner(tx: Tx, id: string | null | undefined) {
  if (!id) return undefined;
  const [owner] = await tx.select().from(owners).where(eq(owners.id, id));
  return owner;
}

export async function readExchange(tx: Tx, id: string | null | undefined) {
  if (!id) return undefined;
  const [exchange] = await tx.select().from(exchanges).where(eq(exchanges.id, id));
  return exchange;
}

/** Where words are about: the line's number and name, or nothing for the whole document. */
export function whereOf(subject: Subject, lineId: string | null, locale: Locale): string {
  const index = subject.content.lines.findIndex((line) => line.id === lineId);
  const line = subject.content.lines[index];
  return line ? oneLine(`${locale === 'fr' ? 'Ligne' : 'Line'} ${index + 1}, ${line.name}`) : '';
}
