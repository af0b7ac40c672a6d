import type { Db } from '#db/client.ts';
import type { JobBoard } from '#workflows/engine/jobs.ts';
import type { Env } from '#workflows/process/env.ts';

/** What signing in and links need of the process. Handed over, so that tests bring their own database. */
export type AuthServices = { db: Db; board: JobBoard; env: Pick<Env, 'APP_ORIGIN' | 'SESSION_SECRET'> };
