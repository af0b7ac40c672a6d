import { migrate } from '../migrate.ts';

const url = process.env.DATABASE_OWNER_URL || process.env.DATABASE_URL;
if (!url) {
  process.stderr.write('DATABASE_OWNER_URL is missing\n');
  process.exit(1);
}
await migrate(url);
process.stdout.write('The database is up to date.\n');
