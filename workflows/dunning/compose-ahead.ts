import { findBusiness } from '#db/queries/businesses.ts';
import { listDunnings, listHolds } from '#db/queries/dunnings.ts';
import { findWriter } from '#db/queries/writers.ts';
import { mostNamed } from '#emails/payload.ts';
import { homeLink } from '../access/home-link.ts';
import { parisDate } from '../invoice/paris-time.ts';
import { oneLine, readOwner } from '../mail/compose-parts.ts';
import { type ComposeContext, type Composition, homePlace } from '../mail/composition.ts';
import { answererOf, envelopeOfWriter } from './envelope.ts';
import { amountOf } from './message.ts';
import { levelOf } from './what-is-asked.ts';

/** As many as a morning announces. */
const mostPlanned = 500;

/** To an owner: what a plan announced for him, without what he holds. Dropped where nothing of it is left to leave. */
export async function composeDunningAhead({
  tx,
  row,
  origin,
  secret,
  sentAt,
}: ComposeContext<'dunningAhead'>): Promise<Composition | null> {
  const { businessId = '', runOn = '', ownerId } = row.facts;
  const owner = await readOwner(tx, ownerId);
  const business = await findBusiness(tx, businessId);
  if (!business || !owner || owner.revokedAt) return null;
  if (row.toAddress.toLowerCase() !== owner.email.toLowerCase()) return null;
  const held = new Set(
    (await listHolds(tx, { businessId, today: parisDate(sentAt) })).map(({ customerId }) => customerId),
  );
  const rows = (await listDunnings(tx, { businessId, runOn }, mostPlanned)).filter(
    ({ state, customerId }) => state === 'planned' && !held.has(customerId),
  );
  const [first] = rows;
  if (!first?.leavesAt) return null;
  const writer = await findWriter(tx, businessId);
  return {
    mail: {
      ...envelopeOfWriter(writer, owner.locale),
      kind: 'dunningAhead',
      business: oneLine(business.name, 120),
      leavesAt: first.leavesAt,
      customers: rows.slice(0, mostNamed).map(({ customer, documents }) => ({
        name: oneLine(customer, 160),
        level: levelOf(documents),
        amount: amountOf(documents, owner.locale),
      })),
      more: Math.max(0, rows.length - mostNamed),
      link: `${origin}/portal/${homePlace}`,
    },
    fromName: writer.contact ? `${writer.contact.name}, ${writer.office.name}` : writer.office.name,
    replyTo: answererOf(writer),
    attachment: null,
    homeLinkId: await homeLink(tx, { officeId: row.officeId, ownerId: owner.id, businessId, secret }),
  };
}
