import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { type Business, findBusiness } from '#db/queries/businesses.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { listDebtors, listOwnTexts, listTextVersions, type TextOf } from '#db/queries/dunning-texts.ts';
import { listLate } from '#db/queries/dunnings.ts';
import type { DunnedDocument } from '#db/shapes/dunning.ts';
import { valuesOf } from '#workflows/dunning/message.ts';
import { readText } from '#workflows/dunning/read-text.ts';
import { whatIsAsked } from '#workflows/dunning/what-is-asked.ts';
import { clock } from '#workflows/engine/clock.ts';
import { addDays } from '#workflows/invoice/due-date.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import type { Services } from '#workflows/services.ts';

/** How many customers a preview may be chosen for, and how many versions are shown. */
const offered = 50;
const shown = 20;

/** Which text an address or a form means: without any, the first reminder in French. */
export const whichText = (
  businessId: string,
  given: { get(name: string): FormDataEntryValue | null },
): TextOf => ({
  businessId,
  level: given.get('level') === '2' ? 2 : 1,
  locale: given.get('locale') === 'en' ? 'en' : 'fr',
});

type Asked = { which: TextOf; customerId: string; reader: Locale };

/** A text of a business, and a customer whom it would ask. @throws Response 404 for a business that this office does not have */
export const loadTexts = ({ db }: Pick<Services, 'db'>, { officeId }: Staff, asked: Asked) =>
  inOffice(db, officeId, async (tx) => {
    const { which } = asked;
    const business = await findBusiness(tx, which.businessId);
    if (!business) throw new Response(null, { status: 404 });
    const versions = await listTextVersions(tx, which, shown);
    const debtors = await listDebtors(tx, business.id, offered);
    const [newest] = versions;
    return {
      business: { id: business.id, name: business.name },
      level: which.level,
      locale: which.locale,
      text: await readText(tx, which),
      version: newest?.version ?? 0,
      isOwn: (newest?.words ?? '') !== '',
      versions,
      own: await listOwnTexts(tx, business.id),
      debtors,
      preview: await readPreview(tx, business, {
        ...asked,
        customerId: asked.customerId || (debtors[0]?.id ?? ''),
      }),
    };
  });

export type TextsData = Awaited<ReturnType<typeof loadTexts>>;

/** What fills the text for a customer who is late; for nobody, or where nothing can be asked for, a sample. */
async function readPreview(tx: Tx, business: Business, { which, customerId, reader }: Asked) {
  const customer = isUuid(customerId) ? await findCustomer(tx, customerId) : undefined;
  const isOurs = customer?.businessId === business.id;
  const late = customer && isOurs ? await listLate(tx, { businessId: business.id, customerId }) : [];
  const { documents } = whatIsAsked(late);
  const isSample = documents.length === 0;
  const name = customer && isOurs ? customer.name : tFor(reader)('dunning:texts.sampleCustomer');
  const on = addDays(parisDate(await clock(tx)), -30);
  const values = valuesOf(
    { documents: isSample ? [sampleOf(business, on)] : documents },
    { customer: name, business: business.name },
    which.locale,
  );
  return { customerId: isOurs ? customerId : '', name, isSample, values };
}

export type TextPreview = TextsData['preview'];

const sampleOf = ({ numberPrefix }: Business, dueOn: string): DunnedDocument => ({
  invoiceId: '',
  number: `${numberPrefix}-${dueOn.slice(0, 4)}-0112`,
  dueOn,
  cents: 148_000,
  currency: 'EUR',
  level: 1,
  isRaised: true,
});
