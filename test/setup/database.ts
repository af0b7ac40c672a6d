import { inject, onTestFinished } from 'vitest';
import { cloneDatabase, type TestDatabase } from './clone-database.ts';

export type { TestDatabase };

/** A database of its own for the running test, cloned from the migrated template and dropped after it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const { drop, ...database } = await cloneDatabase(inject('urls'));
  onTestFinished(drop);
  return database;
}
