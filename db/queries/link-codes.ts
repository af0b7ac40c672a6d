import { eq, sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { linkSessions } from '#db/schema/index.ts';

const now = sql`clock_timestamp()`;

/** How often a code may be tried; with six digits, a guess is right once in 200,000 codes. */
const mostTries = 5;

/** Of these drafts, the ones whose round asks for a one-time code: their amount with VAT reaches what its policy says in euros. */
export async function listCodeNeeded(tx: Tx, invoiceIds: readonly string[]): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select i.id from invoices i
      join workflows w on w.office_id = i.office_id and w.subject_id = i.id and w.machine = 'review'
      join policies p on p.office_id = i.office_id and p.business_id = i.business_id
        and p.version = (w.snapshot #>> '{context,policyVersion}')::int
      join drafts d on d.office_id = i.office_id and d.invoice_id = i.id
      cross join lateral (select abs((d.content #>> '{totals,grossCents}')::bigint) as cents,
        nullif((d.content #>> '{exchange,rate}')::numeric, 0) as rate) amount
      where i.office_id = (select app_office()) and i.id = any (${sql.param([...invoiceIds])}::text[]::uuid[])
        and coalesce(case when i.currency = 'EUR' then amount.cents else round(amount.cents * amount.rate) end,
          (p.policy ->> 'codeAboveCents')::numeric) >= (p.policy ->> 'codeAboveCents')::bigint`,
  );
  return new Set(found.map(({ id }) => id));
}

/** The session waits for the code of this id, ten minutes long; the one before it is worth nothing. */
export async function setLinkCode(tx: Tx, { id, codeId }: { id: string; codeId: string }): Promise<void> {
  await tx
    .update(linkSessions)
    .set({ codeId, codeTries: 0, codeExpiresAt: sql`${now} + interval '10 minutes'` as unknown as string })
    .where(eq(linkSessions.id, id));
}

/** The code a session waits for, counting this try of it; undefined when there is none. `triesLeft` below 0: too many. */
export async function tryLinkCode(tx: Tx, id: string) {
  const [tried] = await tx
    .update(linkSessions)
    .set({ codeTries: sql`${linkSessions.codeTries} + 1` })
    .where(sql`${linkSessions.id} = ${id} and ${linkSessions.codeId} is not null`)
    .returning({
      codeId: linkSessions.codeId,
      isExpired: sql<boolean>`${linkSessions.codeExpiresAt} <= ${now}`,
      tries: linkSessions.codeTries,
    });
  if (!tried?.codeId) return undefined;
  return { codeId: tried.codeId, isExpired: tried.isExpired, triesLeft: mostTries - tried.tries };
}

/** A code was given in this session; it works once. */
export async function markLinkConfirmed(tx: Tx, id: string): Promise<void> {
  await tx
    .update(linkSessions)
    .set({ confirmedAt: now, codeId: null, codeExpiresAt: null })
    .where(eq(linkSessions.id, id));
}
