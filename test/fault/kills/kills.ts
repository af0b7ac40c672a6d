import { randomFrom } from '../support/random.ts';
import type { Scenario } from '../support/scenario.ts';
import { killWhileSending } from './mail.ts';
import { killWebs } from './web.ts';
import { killWorkers } from './worker.ts';

/** Real processes of the product end by SIGKILL, at a message that the seed chooses. */
export const kills: Scenario = {
  name: 'kills',
  says: 'web and worker processes are killed at any step',
  unit: 'deaths of each kind of process',
  sizes: { short: 1, long: 40 },
  parts: [
    { only: 'worker', seconds: 300 },
    { only: 'web', seconds: 150 },
    { only: 'mail', seconds: 30 },
  ],
  run: async function* (lab) {
    const only = lab.only ?? (lab.isShort && randomFrom(lab.seed).pick(['worker', 'web']));
    const wants = (kind: string) => !only || only.split('/')[0] === kind;
    if (wants('worker')) yield await killWorkers(lab);
    if (wants('web')) yield await killWebs(lab);
    // Its heartbeat has to stop for ten seconds first: too long for the short form.
    if (wants('mail')) yield await killWhileSending(lab);
  },
};
