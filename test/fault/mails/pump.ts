import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import { sendMail } from '#workflows/mail/send-mail.ts';
import type { MailTransport } from '#workflows/mail/transport.ts';
import type { Stage } from '../support/stage.ts';
import { inLanes } from '../support/until.ts';

/** How many mails are on their way at a time; a worker sends eight. */
const lanes = 16;

/**
 * Does the mail jobs as workers do, moving the clock to the next try instead of waiting for it, until none is left or
 * `until` is reached (ISO). A job is done whatever became of its mail: the mail itself asks for the next try.
 */
export async function pump(stage: Stage, transport: MailTransport, until = '9999-01-01T00:00:00.000Z') {
  const { ownerDb, s, officeId } = stage;
  for (;;) {
    const [next] = await rows<{ inMs: number | null }>(
      ownerDb,
      sql`select extract(epoch from least(min(start_after), ${until}::timestamptz) - app_clock())::float8 * 1000 as "inMs"
        from pgboss.job where name = 'mail' and state in ('created', 'retry')
        having min(start_after) is not null and app_clock() < ${until}::timestamptz`,
    );
    if (next?.inMs === null || next?.inMs === undefined) return;
    if (next.inMs > 0) await moveClock(s.db, Math.ceil(next.inMs));
    // The queue counts in the world's time, the mails in that of the test.
    await ownerDb.execute(sql`update pgboss.job set start_after = now()
      where name = 'mail' and state in ('created', 'retry') and start_after <= app_clock() and start_after > now()`);
    const jobs = await s.boss.fetch<{ mailId: string }>('mail', { batchSize: 200 });
    await inLanes(jobs.length, lanes, async (index) => {
      const { id, data } = jobs[index]!;
      await sendMail(s, transport, { officeId, mailId: data.mailId });
      await s.boss.complete('mail', id);
    });
  }
}

export type Kept = { key: string; state: string; tries: number };

/** How our side says that its mails stand. */
export const keptMails = ({ ownerDb }: Stage, kind = 'approvalRequest') =>
  rows<Kept>(ownerDb, sql`select key, state, tries from mails where kind = ${kind}`);

/** What is wrong when our side and the provider's are laid side by side; `taken` is how often it accepted each key. */
export function reconcile(kept: Kept[], taken: Map<string, number>): string[] {
  return kept.flatMap(({ key, state }) => {
    const times = taken.get(key) ?? 0;
    if (times > 1) return [`${key} was accepted ${times} times`];
    if (['accepted', 'delivered'].includes(state))
      return times === 1 ? [] : [`${key} is ${state} and was never accepted`];
    if (state === 'failed') return times === 0 ? [] : [`${key} is failed and was accepted`];
    return state === 'reconcile' ? [] : [`${key} was left ${state}`];
  });
}

export const countByState = (kept: Kept[]): string =>
  [...Map.groupBy(kept, ({ state }) => state)].map(([state, list]) => `${state} ${list.length}`).join(', ');
