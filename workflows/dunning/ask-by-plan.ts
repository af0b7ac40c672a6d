import { setTimeout as wait } from 'node:timers/promises';
import { listPlanWork } from '#db/queries/dunning-plans.ts';
import { clock } from '../engine/clock.ts';
import type { Services } from '../services.ts';
import { announcePlanned } from './announce.ts';
import { isAskingHour } from './asking-hours.ts';
import { leavePlanned } from './leave-planned.ts';

const everyMs = 60_000;

type S = Pick<Services, 'db' | 'board' | 'log'>;

/** Does what plans want now, business by business: one that fails keeps no other waiting, and is tried again. */
export async function askByPlan(s: S): Promise<void> {
  if (!isAskingHour(await clock(s.db))) return;
  for (const { work, ...of } of await listPlanWork(s.db))
    await (work === 'run' ? announcePlanned(s, of) : leavePlanned(s, of)).catch((error: unknown) =>
      s.log.error({ err: error, work, ...of }, 'plan of dunning'),
    );
}

/** Looks every minute until stopped. Several workers may: each morning and each message is one. */
export function startAskingByPlan(s: S): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const running = (async () => {
    while (!signal.aborted) {
      await askByPlan(s).catch((error: unknown) => s.log.error({ err: error }, 'plans of dunning'));
      await wait(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
