import { sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { findCustomer } from '#db/queries/customers.ts';
import { type DunningRow, listDunnings } from '#db/queries/dunnings.ts';
import { settled } from '#test/settlement/given.ts';
import { nextAskingHour } from '#workflows/dunning/asking-hours.ts';
import { dun } from '#workflows/dunning/commands/dun.ts';
import { holdDunning } from '#workflows/dunning/commands/hold.ts';
import { markOf, readAsking } from '#workflows/dunning/read-asking.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import type { MailTransport } from '#workflows/mail/transport.ts';

type Given = { clause?: boolean; transport?: MailTransport };

/** A customer who owes 1 200,00 € since a while, in an hour at which he may be asked. `clause`: the mandate lets the office ask. */
export async function owing({ clause = true, transport }: Given = {}) {
  const all = await settled(transport);
  const { w, who } = all;
  const { businessId, customerId, ownerId } = w;
  if (clause) await w.ownerDb.execute(sql`update mandates set dunning_article = '9'`);
  const invoiceId = await all.issue();
  const work = async () => {
    // An hour at which money is asked for, a few minutes after it began.
    const now = await clock(w.s.db);
    const at = nextAskingHour(now);
    if (at !== now) await w.pass((Date.parse(at) - Date.parse(now)) / 3_600_000 + 0.1);
  };
  const days = async (count: number) => {
    await w.pass(24 * count);
    await work();
  };
  await days(33);
  const read = <T>(ask: (tx: Tx) => Promise<T>) => inOffice(w.s.db, w.officeId, ask);
  const asking = () =>
    read(async (tx) => {
      const customer = await findCustomer(tx, customerId);
      if (!customer) throw new Error('no customer');
      return readAsking(tx, customer);
    });
  const ask = async (change: { id?: string; mark?: string } = {}) => {
    const id = change.id ?? newId();
    const mark = change.mark ?? markOf(await asking());
    return { id, outcome: await dun(w.s, who, { id, customerId, mark }) };
  };
  const list = (): Promise<DunningRow[]> => read((tx) => listDunnings(tx, { businessId, customerId }, 50));
  const mails = (kind = 'dunning') =>
    rows<{ to: string; state: string; payload: { composed?: { mail: Record<string, unknown> } } }>(
      w.ownerDb,
      sql`select to_address as "to", state, payload from mails where kind = ${kind} order by created_at`,
    );
  const said = async (invoice: string) => (await all.look(invoice))?.status;
  const owner = { officeId: w.officeId, actor: w.owner };
  const hold = (untilOn: string | null = null) =>
    holdDunning(w.s, owner, {
      id: newId(),
      businessId,
      customerId,
      by: { ownerId },
      untilOn,
      words: 'Je les vois.',
    });
  return { ...all, invoiceId, days, read, asking, ask, list, mails, said, owner, hold };
}
