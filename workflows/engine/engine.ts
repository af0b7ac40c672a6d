import type { Db } from '#db/client.ts';
import type { JobBoard } from './jobs.ts';
import type { Registry } from './registry.ts';

/** What running workflows needs: a database, where jobs are put, and the machines. */
export type Engine = { db: Db; board: JobBoard; registry: Registry };
