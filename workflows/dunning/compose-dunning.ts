import { findCustomer } from '#db/queries/customers.ts';
import { findAccountOf, findDeparture, findDunning, findNotice, findRelease } from '#db/queries/dunnings.ts';
import { findWriter } from '#db/queries/writers.ts';
import { customerLink } from '../access/customer-link.ts';
import { homeLink } from '../access/home-link.ts';
import { oneLine, readOwner } from '../mail/compose-parts.ts';
import { type ComposeContext, type Composition, homePlace } from '../mail/composition.ts';
import { lockBooks } from '../settlement/books.ts';
import { answererOf, envelopeOfWriter } from './envelope.ts';
import { amountOf, messageOf } from './message.ts';
import { readLeaving } from './read-leaving.ts';

/**
 * To the customer: what is late and may be asked for as the mail leaves, read anew under the lock of the books. Null where
 * nothing of it remains, or something stands against it by now.
 */
export async function composeDunning({
  tx,
  row,
  origin,
  secret,
}: ComposeContext<'dunning'>): Promise<Composition | null> {
  const dunning = await findDunning(tx, row.facts.dunningId ?? '');
  const customer = dunning && (await findCustomer(tx, dunning.customerId));
  if (!customer) return null;
  const { businessId, locale } = dunning;
  await lockBooks(tx, [businessId]);
  const { asked, text, why, business } = await readLeaving(tx, dunning, customer);
  const [oldest] = asked.documents;
  if (why || !oldest) return null;
  const { documents, leftOut, level } = asked;
  const names = { customer: oneLine(customer.name, 160), business: oneLine(business.name, 160) };
  const { subject, words } = messageOf(asked, names, locale, text);
  const release = await findRelease(tx, dunning.id);
  const owner = release && (await readOwner(tx, release.ownerId));
  const writer = await findWriter(tx, businessId);
  const iban = business.iban.replace(/\s/g, '').toUpperCase();
  const changed = await findAccountOf(tx, oldest.invoiceId);
  const homeLinkId = await customerLink(tx, {
    officeId: row.officeId,
    invoiceId: oldest.invoiceId,
    customerId: customer.id,
    secret,
  });
  return {
    mail: {
      ...envelopeOfWriter(writer, locale),
      kind: 'dunning',
      seller: names.business,
      level,
      subject,
      words,
      amount: amountOf(documents, locale),
      documents: documents.map(({ number, dueOn, cents, currency }) => ({
        number,
        dueOn,
        amountCents: cents,
        currency,
      })),
      iban,
      ...(changed && changed !== iban && { changedSince: oldest.number }),
      byOwner: release !== undefined,
      link: `${origin}/invoice/${homePlace}`,
      reportLink: `${origin}/report/${homePlace}`,
    },
    fromName: oneLine(business.name, 120),
    replyTo: owner ? { name: owner.name, address: owner.email } : answererOf(writer),
    attachment: null,
    homeLinkId,
    dunned: { dunningId: dunning.id, level, subject, words, iban, documents, leftOut },
  };
}

/** To an owner: a message to his customer waits for him. Dropped where it was sent, or is held, meanwhile. */
export async function composeDunningPrepared({
  tx,
  row,
  origin,
  secret,
}: ComposeContext<'dunningPrepared'>): Promise<Composition | null> {
  const { dunningId = '', ownerId } = row.facts;
  const dunning = await findDunning(tx, dunningId);
  const owner = await readOwner(tx, ownerId);
  const customer = dunning && (await findCustomer(tx, dunning.customerId));
  if (!customer || !owner || owner.revokedAt || (await findRelease(tx, dunningId))) return null;
  if (await findDeparture(tx, dunningId)) return null;
  if (row.toAddress.toLowerCase() !== owner.email.toLowerCase()) return null;
  const { businessId, documents } = dunning;
  const { business, hold } = await readLeaving(tx, dunning, customer);
  if (hold) return null;
  const writer = await findWriter(tx, businessId);
  return {
    mail: {
      ...envelopeOfWriter(writer, owner.locale),
      kind: 'dunningPrepared',
      business: oneLine(business.name, 120),
      customer: oneLine(customer.name, 160),
      amount: amountOf(documents, owner.locale),
      documents: oneLine(documents.map(({ number }) => number).join(', '), 400),
      isNotice: (await findNotice(tx, dunningId)) !== undefined,
      link: `${origin}/portal/${homePlace}`,
    },
    fromName: writer.contact ? `${writer.contact.name}, ${writer.office.name}` : writer.office.name,
    replyTo: answererOf(writer),
    attachment: null,
    homeLinkId: await homeLink(tx, { officeId: row.officeId, ownerId: owner.id, businessId, secret }),
  };
}
