import { data, redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { contentDisposition } from '#app/lib/content-disposition.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { type Accounts, type AccountUse, accountUses } from '#db/shapes/accounts.ts';
import { beginsOf, isAccount } from '#workflows/accounting/accounts.ts';
import { exportJournals } from '#workflows/accounting/commands/export-journals.ts';
import { saveAccounts } from '#workflows/accounting/commands/save-accounts.ts';
import type { Services } from '#workflows/services.ts';
import { readPeriod } from './accounting.server.ts';

type Run = { s: Pick<Services, 'db'>; staff: Staff; form: FormData; locale: Locale };

/** Accounts that can't be what they were given for, and all that was typed. */
export type AccountsReply = { errors: Partial<Record<AccountUse, string>>; typed: Accounts };

/** What a form is about. @throws Response 404 for a business that this office does not have */
async function aboutOf({ s, staff, form }: Run) {
  const search = new URLSearchParams(
    ['business', 'from', 'to'].map((name) => [name, String(form.get(name) ?? '')]),
  );
  const { period, business } = await inOffice(s.db, staff.officeId, async (tx) => {
    const read = await readPeriod(tx, search);
    return { period: read, business: read && (await findBusiness(tx, read.businessId)) };
  });
  if (!period || !business || period.businessId !== form.get('business'))
    throw new Response(null, { status: 404 });
  return { period, business, who: { officeId: staff.officeId, actor: staff.actor } };
}

/** Keeps the accounts of a business; all that was typed comes back where one can't be. */
export async function keepAccounts(run: Run) {
  const { s, form, locale } = run;
  const { period, who } = await aboutOf(run);
  const typed = Object.fromEntries(
    accountUses.map((use) => [
      use,
      String(form.get(use) ?? '')
        .replace(/\s/g, '')
        .toUpperCase(),
    ]),
  ) as Accounts;
  const t = tFor(locale);
  const errors = Object.fromEntries(
    accountUses
      .filter((use) => !isAccount(use, typed[use]))
      .map((use) => [
        use,
        t('accounting:accounts.wrong', { begins: beginsOf(use).join(t('accounting:accounts.or')) }),
      ]),
  );
  if (Object.keys(errors).length > 0) return data({ errors, typed } satisfies AccountsReply, { status: 422 });
  await saveAccounts(s, who, { businessId: period.businessId, accounts: typed });
  const query = { business: period.businessId, from: period.from, to: period.to };
  throw redirect(paths.accounting({ ...query, done: 'accounts' }));
}

/** The journals as a file. */
export async function giveJournals(run: Run): Promise<Response> {
  const { s, form, locale } = run;
  const { period, business, who } = await aboutOf(run);
  const format = form.get('format') === 'csv' ? 'csv' : 'fec';
  const { text, time } = await exportJournals(s, who, { period, format, locale });
  const name = tFor(locale)(time > 1 ? 'accounting:fileAgain' : 'accounting:file', {
    business: business.numberPrefix,
    from: period.from,
    to: period.to,
    time,
  });
  const body = Buffer.from(text);
  return new Response(new Uint8Array(body), {
    headers: {
      'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8',
      'Content-Disposition': contentDisposition('attachment', `${name}.${format === 'csv' ? 'csv' : 'txt'}`),
      'Content-Length': String(body.length),
      'Cache-Control': 'private, no-store',
    },
  });
}
