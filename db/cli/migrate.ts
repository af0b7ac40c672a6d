/** `npm run migrate`: brings the database of this environment up to date. */
import { finish, openCommandDatabase, reasonOf } from '../command.ts';
import { migrate } from '../migrate.ts';

try {
  const database = await openCommandDatabase(process.env, { create: true });
  await migrate(database.ownerUrl).finally(() => database.close());
  finish(process.stdout, 'The database is up to date.', 0);
} catch (error) {
  finish(process.stderr, `The database was not migrated: ${reasonOf(error)}`, 1);
}
