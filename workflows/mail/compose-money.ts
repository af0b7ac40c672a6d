import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { listDisputes, listPromises } from '#db/queries/said-about-money.ts';
import { findIssuedHead } from '#db/queries/settlement.ts';
import { customers, invoices } from '#db/schema/index.ts';
import { homeLink } from '../access/home-link.ts';
import { envelopeOf, fromOffice, issuedOf, oneLine, readOwner } from './compose-parts.ts';
import { type ComposeContext, type Composition, homePlace, tokenPlace } from './composition.ts';
import { readSubject } from './read-subject.ts';

/** To the customer: the answer to what he contested, or promised. */
export async function composeMoneyAnswered({
  tx,
  row,
  origin,
}: ComposeContext<'moneyAnswered'>): Promise<Composition | null> {
  const subject = await readSubject(tx, row.invoiceId ?? '');
  const answer = await readAnswer(tx, row.facts);
  if (!answer) return null;
  const composition = fromOffice(subject, {
    ...envelopeOf(subject, await localeOf(tx, subject.invoiceId)),
    kind: 'moneyAnswered',
    seller: oneLine(subject.content.seller.name, 160),
    document: issuedOf(subject),
    ...answer,
    link: row.linkId ? `${origin}/invoice/${tokenPlace}` : null,
    ...(row.linkId && { reportLink: `${origin}/report/${tokenPlace}` }),
  });
  return { ...composition, fromName: oneLine(subject.content.seller.name, 120) };
}

async function readAnswer(tx: Tx, { about, id = '' }: ComposeContext<'moneyAnswered'>['row']['facts']) {
  if (about === 'dispute') {
    const [found] = await listDisputes(tx, { id });
    if (!found?.answer) return null;
    const { dispute, answer } = found;
    return { outcome: answer.kind, cents: dispute.cents, words: answer.words, dates: [] };
  }
  const [found] = await listPromises(tx, { id });
  const answer = found?.answers.find(({ outcome }) => outcome !== 'withdrawn');
  // What was withdrawn meanwhile is answered by nobody any more.
  if (!found || !answer || found.answers.some(({ outcome }) => outcome === 'withdrawn')) return null;
  const { dates } = found.promise;
  return {
    outcome: answer.outcome === 'accepted' ? ('accepted' as const) : ('declined' as const),
    cents: dates.reduce((sum, { cents }) => sum + cents, 0),
    words: answer.words,
    dates,
  };
}

async function localeOf(tx: Tx, invoiceId: string) {
  const [found] = await tx
    .select({ locale: customers.locale })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .where(eq(invoices.id, invoiceId));
  return found?.locale ?? 'fr';
}

/** To an owner: his customer promises to pay, and waits for his word. Dropped where somebody has answered meanwhile. */
export async function composePromiseOffered({
  tx,
  row,
  origin,
  secret,
}: ComposeContext<'promiseOffered'>): Promise<Composition | null> {
  const subject = await readSubject(tx, row.invoiceId ?? '');
  const owner = await readOwner(tx, row.facts.ownerId);
  const [found] = await listPromises(tx, { id: row.facts.promiseId ?? '' });
  const issued = await findIssuedHead(tx, subject.invoiceId);
  if (!owner || owner.revokedAt || !found || found.answers.length > 0 || !issued) return null;
  if (row.toAddress.toLowerCase() !== owner.email.toLowerCase()) return null;
  const { businessId } = subject;
  const homeLinkId = await homeLink(tx, { officeId: row.officeId, ownerId: owner.id, businessId, secret });
  const { dates, words, saidBy } = found.promise;
  return {
    ...fromOffice(subject, {
      ...envelopeOf(subject, owner.locale),
      kind: 'promiseOffered',
      business: oneLine(subject.business, 120),
      document: issuedOf(subject),
      dates,
      words,
      saidBy: oneLine(saidBy, 120),
      link: `${origin}/portal/${homePlace}`,
    }),
    homeLinkId,
  };
}
