import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import type { Change } from './advance.ts';
import type { Wait } from './types.ts';

/**
 * Which workflows can't take what these changes are now, by their ids: their machines say so. Nothing of them is written;
 * what is due stays due, with its date.
 */
export async function findWaits(tx: Tx, changes: Change[]): Promise<Map<string, Wait>> {
  const waits = new Map<string, Wait>();
  const asking = changes.filter(({ definition, effects }) => definition.waits && effects.length > 0);
  for (const definition of new Set(asking.map((change) => change.definition))) {
    const calls = asking
      .filter((change) => change.definition === definition)
      .flatMap(({ applied, effects }) => effects.map(({ name }) => ({ applied, effect: name })));
    for (const [id, wait] of (await definition.waits?.(tx, calls)) ?? []) waits.set(id, wait);
  }
  return waits;
}

/**
 * Workflows that wait sleep until whoever ends that wakes them, or until the time it ends by itself. What they wait for
 * stands where failures stand: a person sees it.
 */
export async function recordWaits(tx: Tx, waits: Map<string, Wait>): Promise<void> {
  if (waits.size === 0) return;
  const columns = { id: 'uuid', waits_for: 'text', failure: 'text', wake_at: 'timestamptz' };
  const list = [...waits].map(([id, wait]) => ({
    id,
    waits_for: wait.for,
    failure: wait.reason.slice(0, 2000),
    wake_at: wait.until,
  }));
  await tx.execute(sql`update workflows w set waits_for = n.waits_for, failure = n.failure, wake_at = n.wake_at
    from ${rowSet('n', columns, list)} where w.office_id = (select app_office()) and w.id = n.id`);
}

/** What waited for this goes on at once. */
export async function wakeWaiting(tx: Tx, waitsFor: string): Promise<void> {
  await tx.execute(sql`update workflows set waits_for = null, failure = null, failures = 0, wake_at = app_clock()
    where office_id = (select app_office()) and waits_for = ${waitsFor}`);
}
