import { Refusal } from '../refusal.ts';
import type { LookAnswer, LookOrder } from './prepare-look.ts';

/** The isolated process: takes one file over IPC, answers with what documents can hold of it, and ends. */
process.once('message', async (order: LookOrder) => {
  const answer = await answerTo(order).catch((error: Error) => ({ crashed: error.stack ?? error.message }));
  process.send?.(answer, () => process.disconnect());
});

/** Each process reads one file, so it loads the libraries for that kind alone. */
async function answerTo({ kind, bytes }: LookOrder): Promise<LookAnswer> {
  try {
    if (kind === 'logo') {
      const { prepareLogo } = await import('./prepare-logo.ts');
      return { ok: true, logo: prepareLogo(bytes), terms: null };
    }
    const { prepareTerms } = await import('./prepare-terms.ts');
    return { ok: true, logo: null, terms: await prepareTerms(bytes) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.reason };
    throw error;
  }
}
