import { inOffice } from '#db/client.ts';
import { findContact, insertContact, insertContactEnd } from '#db/queries/contacts.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { listStaffNames } from '#db/queries/staff.ts';
import type { ContactKind } from '#db/shapes/contacts.ts';
import { paragraphs } from '#emails/text.ts';
import { clock } from '../engine/clock.ts';
import { addDays } from '../invoice/due-date.ts';
import { parisDate } from '../invoice/paris-time.ts';
import type { Services } from '../services.ts';
import { stampOf, type Who } from '../settlement/settle.ts';

/** A step further away than that is none. */
const longestDays = 366;

/** `id` is given by whoever writes: the same twice is one. `next.on`: YYYY-MM-DD in Paris, within a year from today. */
export type Contact = {
  id: string;
  customerId: string;
  kind: ContactKind;
  person: string;
  words: string;
  next: { step: string; on: string; staffId: string } | null;
};

export type ContactOutcome = { ok: true } | { ok: false; reason: 'notFound' | 'noWords' | 'day' | 'nobody' };

/** Somebody spoke with a customer about money, and says what comes next. */
export const noteContact = (
  s: Pick<Services, 'db'>,
  who: Who,
  { id, customerId, kind, person, words, next }: Contact,
): Promise<ContactOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const customer = await findCustomer(tx, customerId);
    if (!customer) return { ok: false, reason: 'notFound' };
    const said = paragraphs(words.normalize('NFC'), 2000);
    if (said === '') return { ok: false, reason: 'noWords' };
    const today = parisDate(await clock(tx));
    if (next && (next.on < today || next.on > addDays(today, longestDays)))
      return { ok: false, reason: 'day' };
    if (next && !(await listStaffNames(tx)).some((each) => each.id === next.staffId))
      return { ok: false, reason: 'nobody' };
    await insertContact(tx, {
      ...(await stampOf(tx, who)),
      id,
      businessId: customer.businessId,
      customerId,
      kind,
      person,
      words: said,
      nextStep: next?.step ?? '',
      nextOn: next?.on ?? null,
      nextStaffId: next?.staffId ?? null,
    });
    return { ok: true };
  });

/** What was to be done is done, or not needed any more. The same twice is one. */
export const endStep = (
  s: Pick<Services, 'db'>,
  who: Who,
  { contactId, customerId }: { contactId: string; customerId?: string },
): Promise<ContactOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    const contact = await findContact(tx, contactId);
    if (!contact?.nextOn || (customerId && contact.customerId !== customerId))
      return { ok: false, reason: 'notFound' };
    await insertContactEnd(tx, { ...(await stampOf(tx, who)), contactId });
    return { ok: true };
  });
