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
  run: async function* (lab) {
    const wants = (kind: string) => !lab.only || lab.only.split('/')[0] === kind;
    if (wants('worker')) yield await killWorkers(lab);
    if (wants('web')) yield await killWebs(lab);
    // Its heartbeat has to stop for ten seconds first: too long for the short form.
    if (wants('mail') && lab.size > 1) yield await killWhileSending(lab);
  },
};
