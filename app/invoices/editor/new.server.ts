import { redirect } from '@remix-run/node';
import { z } from 'zod';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness, listBusinessNames } from '#db/queries/businesses.ts';
import { findCustomer, listCustomerNames } from '#db/queries/customers.ts';
import { withUsualVat } from '#workflows/documents/usual-exemption.ts';
import { clock } from '#workflows/engine/clock.ts';
import { blankContent, blankLine, blankParty } from '#workflows/invoice/blank-content.ts';
import { documentKinds } from '#workflows/invoice/content.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { createDraft } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { sellerOf } from './seller.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The businesses to choose from; once one is chosen, or if there is but one, its customers too. A customer that was asked
 * for chooses his business.
 */
export function loadNew(
  { db }: Pick<Services, 'db'>,
  { officeId, role }: Pick<Staff, 'officeId' | 'role'>,
  asked: { business: string | null; customer: string | null },
) {
  return inOffice(db, officeId, async (tx) => {
    const businesses = await listBusinessNames(tx);
    const customer = uuid.test(asked.customer ?? '')
      ? await findCustomer(tx, asked.customer ?? '')
      : undefined;
    const only = businesses.length === 1 ? businesses[0] : undefined;
    const wanted = customer?.businessId ?? asked.business;
    const business = businesses.find(({ id }) => id === wanted) ?? only ?? null;
    const customers = business ? await listCustomerNames(tx, business.id) : [];
    return {
      businesses,
      business,
      customers,
      customerId: customer?.id ?? null,
      mayAdd: may(role, 'businesses'),
    };
  });
}

const newSchema = (missing: string) =>
  z.object({
    businessId: z.string({ error: missing }).regex(uuid, missing),
    customerId: z.string().regex(uuid).optional().catch(undefined),
    kind: z.enum(documentKinds).default('invoice'),
  });

/** Starts a draft and leads to its editor; a wrong choice comes back beside the field. */
export async function createInvoice(s: Services, staff: Staff, form: FormData, locale: Locale) {
  const { officeId, actor } = staff;
  const missing = tFor(locale)('editor:new.missing');
  const submission = parseWithZod(form, { schema: newSchema(missing) });
  if (submission.status !== 'success') return { result: submission.reply() };
  const { businessId, customerId, kind } = submission.value;
  const found = await inOffice(s.db, officeId, async (tx) => ({
    business: await findBusiness(tx, businessId),
    customer: customerId ? await findCustomer(tx, customerId) : undefined,
    on: parisDate(await clock(tx)),
  }));
  if (!found.business) return { result: submission.reply({ fieldErrors: { businessId: [missing] } }) };
  const customer = found.customer?.businessId === businessId ? found.customer : undefined;
  const content = withUsualVat(
    {
      ...blankContent(),
      kind,
      ...sellerOf(found.business),
      buyer: customer?.party ?? blankParty(),
      lines: [blankLine('l1')],
    },
    found.on,
  );
  const { invoiceId } = await createDraft(s, {
    officeId,
    actor,
    businessId,
    customerId: customer?.id ?? null,
    content,
    source: { kind: 'hand' },
  });
  throw redirect(paths.editInvoice(invoiceId));
}
