import { PgBoss } from 'pg-boss';
import { onTestFinished } from 'vitest';
import type { TestDatabase } from '#test/setup/database.ts';
import type { JobBoard } from '#workflows/engine/jobs.ts';

/** Where jobs are put: the queue of the test's own database. Nobody works them off. */
export async function givenBoard({ url }: TestDatabase): Promise<JobBoard> {
  const options = `${url}?options=${encodeURIComponent('-c role=tacite_app')}`;
  const boss = new PgBoss({
    connectionString: options,
    migrate: false,
    createSchema: false,
    max: 1,
    schedule: false,
    supervise: false,
  });
  onTestFinished(() => boss.stop({ graceful: false }));
  await boss.start();
  return boss;
}
