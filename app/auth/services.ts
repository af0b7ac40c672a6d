import type { Db } from '#db/client.ts';
import type { Env } from '#workflows/env.ts';

/** What signing in and links need of the process. Handed over, so that tests bring their own database. */
export type AuthServices = { db: Db; env: Pick<Env, 'APP_ORIGIN' | 'SESSION_SECRET'> };
