import { openCommandDatabase } from '../command-database.ts';
import { migrate } from '../migrate.ts';

const database = await openCommandDatabase(process.env, { create: true });
try {
  await migrate(database.ownerUrl);
  process.stdout.write('The database is up to date.\n');
} catch (error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  process.stderr.write(
    `The database was not migrated: ${cause instanceof Error ? cause.message : String(cause)}\n`,
  );
  process.exitCode = 1;
} finally {
  await database.close();
}
