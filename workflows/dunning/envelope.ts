import type { findWriter } from '#db/queries/writers.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { oneLine } from '../mail/compose-parts.ts';

type Writer = Awaited<ReturnType<typeof findWriter>>;

/** Who writes for a business, on each mail about money. */
export const envelopeOfWriter = ({ office, contact }: Writer, locale: Locale) => ({
  locale,
  office: {
    name: oneLine(office.name, 120),
    contact: contact ? oneLine(contact.name, 120) : null,
    phone: oneLine(contact?.phone || office.phone, 40) || null,
  },
});

/** Who answers a reply to it. */
export const answererOf = ({ office, contact }: Writer) => ({
  name: contact?.name ?? office.name,
  address: contact?.email ?? office.email,
});
