import { redirect } from '@remix-run/node';
import { z } from 'zod';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { countBusinesses, findBusiness, listBusinessNames } from '#db/queries/businesses.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { type FoundParty, findParties } from '#db/queries/find-parties.ts';
import { documentKinds } from '#db/shapes/content.ts';
import { withUsualVat } from '#workflows/documents/usual-exemption.ts';
import { clock } from '#workflows/engine/clock.ts';
import { blankContent, blankLine, blankParty } from '#workflows/invoice/blank-content.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { sellerOf } from '#workflows/invoice/seller-of.ts';
import { createDraft } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';

/** As many as one looks through; what is missing is found by typing more. */
const mostFound = 10;

/** Whom a new invoice may be for, by `q`, of one `business` or of all. */
export function findMatches(
  { db }: Pick<Services, 'db'>,
  { officeId }: Pick<Staff, 'officeId'>,
  asked: URLSearchParams,
): Promise<FoundParty[]> {
  const business = asked.get('business') ?? '';
  const search = asked.get('q') ?? '';
  const businessId = isUuid(business) ? business : undefined;
  return inOffice(db, officeId, (tx) => findParties(tx, { search, businessId, most: mostFound }));
}

/** The page on which one says whom a new invoice is for; of an office's only business, its customers at once. */
export async function loadNew(
  s: Pick<Services, 'db'>,
  staff: Pick<Staff, 'officeId' | 'role'>,
  asked: URLSearchParams,
) {
  const { isNew, business } = await inOffice(s.db, staff.officeId, async (tx) => {
    const count = await countBusinesses(tx);
    const named = asked.get('business') ?? '';
    const [only] = count === 1 ? await listBusinessNames(tx) : [];
    const chosen = isUuid(named) ? await findBusiness(tx, named) : only;
    return { isNew: count === 0, business: chosen ? { id: chosen.id, name: chosen.name } : null };
  });
  const query = new URLSearchParams({ q: asked.get('q') ?? '', business: business?.id ?? '' });
  return {
    isNew,
    business,
    search: query.get('q') ?? '',
    found: await findMatches(s, staff, query),
    mayAdd: may(staff.role, 'businesses'),
  };
}

/** `for`: one of what was found, as `customer:<id>` or `business:<id>`. */
const newSchema = z.object({
  for: z
    .string()
    .regex(/^((customer|business):.{36})?$/)
    .default('')
    .catch(''),
  businessId: z.string().default(''),
  customerId: z.string().default(''),
  kind: z.enum(documentKinds).default('invoice'),
});

/** Who is named: a customer and his business, or a business alone. A customer of another business is nobody. */
async function findNamed(tx: Tx, asked: z.output<typeof newSchema>) {
  const [kind, id = ''] = asked.for.split(':');
  const customerId = kind === 'customer' ? id : asked.customerId;
  const customer = isUuid(customerId) ? await findCustomer(tx, customerId) : undefined;
  const businessId = kind === 'business' ? id : kind === 'customer' ? customer?.businessId : asked.businessId;
  const business = businessId && isUuid(businessId) ? await findBusiness(tx, businessId) : undefined;
  return { business, customer: customer?.businessId === business?.id ? customer : undefined };
}

/** Starts a draft and leads to its editor; a wrong choice comes back beside the field. */
export async function createInvoice(s: Services, staff: Staff, form: FormData, locale: Locale) {
  const { officeId, actor } = staff;
  const missing = tFor(locale)('editor:new.missing');
  const submission = parseWithZod(form, { schema: newSchema });
  if (submission.status !== 'success') return { result: submission.reply() };
  const { business, customer, on } = await inOffice(s.db, officeId, async (tx) => ({
    ...(await findNamed(tx, submission.value)),
    on: parisDate(await clock(tx)),
  }));
  if (!business) return { result: submission.reply({ fieldErrors: { businessId: [missing] } }) };
  const content = withUsualVat(
    {
      ...blankContent(),
      kind: submission.value.kind,
      ...sellerOf(business),
      buyer: customer?.party ?? blankParty(),
      lines: [blankLine('l1')],
    },
    on,
  );
  const { invoiceId } = await createDraft(s, {
    officeId,
    actor,
    businessId: business.id,
    customerId: customer?.id ?? null,
    content,
    source: { kind: 'hand' },
  });
  throw redirect(paths.editInvoice(invoiceId));
}
