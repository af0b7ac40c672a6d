import type { Staff } from '#app/auth/require-staff.server.ts';
import { inOffice } from '#db/client.ts';
import { sumInvoices } from '#db/queries/invoice-order.ts';
import type { Services } from '#workflows/services.ts';
import { filterOf, type ListParams } from './list-params.ts';
import { mostSelected } from './select-all.ts';
import { statusesOf } from './tabs.ts';

/** What a selection of a whole list is: how many, and a sum a currency. In cents. */
export type WholeSums = { count: number; sums: { currency: string; cents: number }[] };

/** Of what an act on all of the list would be about now. */
export async function readWholeSums(
  { db }: Pick<Services, 'db'>,
  { officeId }: Pick<Staff, 'officeId'>,
  params: ListParams,
): Promise<WholeSums> {
  const sums = await inOffice(db, officeId, (tx) =>
    sumInvoices(tx, filterOf(params), statusesOf(params.tab, params.hideProvisional), {
      sort: params.sort,
      limit: mostSelected,
    }),
  );
  const count = sums.reduce((total, each) => total + each.count, 0);
  return { count, sums: sums.map(({ currency, cents }) => ({ currency, cents })) };
}
