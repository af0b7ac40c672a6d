import type { Tx } from '#db/client.ts';
import { listAccountEntries } from '#db/queries/account-entries.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { findOffice } from '#db/queries/offices.ts';
import { listOpenDocuments, type OpenDocument } from '#db/queries/outstanding.ts';
import type { PayingAccount } from '#db/queries/paying-accounts.ts';
import type { StoredLook } from '#db/schema/businesses.ts';
import type { Party } from '#db/shapes/content.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { clock } from '../../engine/clock.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import { payTo } from '../pay-to.ts';
import { currenciesOf, type Statement, statementOf } from './statement.ts';

/** All that a statement of account is made of. */
export type StatementFacts = {
  business: Party;
  customer: Party;
  officeName: string;
  /** The customer's. */
  locale: Locale;
  look: StoredLook;
  today: string;
  statement: Statement;
  currencies: string[];
  /** What is open today; null where the period ends before. */
  open: OpenDocument[] | null;
  account: PayingAccount | null;
};

type Wanted = {
  customerId: string;
  /** Null: since the beginning, until today. */
  from: string | null;
  to: string | null;
  /** Null: that of the newest entry. */
  currency: string | null;
};

/** The account of a customer with his business; undefined for one that this office does not have. */
export async function readStatement(
  tx: Tx,
  { customerId, from, to, currency }: Wanted,
): Promise<StatementFacts | undefined> {
  const customer = await findCustomer(tx, customerId);
  const business = customer && (await findBusiness(tx, customer.businessId));
  if (!customer || !business) return undefined;
  const of = { businessId: business.id, customerId };
  const today = parisDate(await clock(tx));
  const entries = await listAccountEntries(tx, of);
  const currencies = currenciesOf(entries);
  const shown = currency ?? currencies[0] ?? 'EUR';
  const period = { from, to: to ?? today };
  const documents = (await listOpenDocuments(tx, of)).filter((each) => each.currency === shown);
  return {
    business: { ...business.party, name: business.party.name || business.name },
    customer: { ...customer.party, name: customer.party.name || customer.name },
    officeName: (await findOffice(tx))?.name ?? '',
    locale: customer.locale,
    look: business.look,
    today,
    statement: statementOf(entries, { period, currency: shown }),
    currencies,
    open: period.to >= today ? documents : null,
    account: await payTo(
      tx,
      documents.map(({ invoiceId }) => invoiceId),
    ),
  };
}
