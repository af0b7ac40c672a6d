import { DrizzleQueryError } from 'drizzle-orm';
import { findRunningCluster, hasCluster, startCluster } from './embedded.ts';

/** What the commands of package.json share: a database, and how they end. */
export type CommandDatabase = {
  /** Logs in as the role that owns the tables. */
  ownerUrl: string;
  /** Logs in as web and worker do. */
  url: string;
  /** No address was given: it is the PostgreSQL of DATA_DIR. */
  embedded: boolean;
  /** Stops the embedded cluster where this command had to start it. */
  close(): Promise<void>;
};

/**
 * The database a command works on: the one its environment names, or the embedded one of DATA_DIR, which is joined
 * where the product runs and started for the time of the command where it does not.
 *
 * @throws Error when there is none and `create` does not allow making one
 */
export async function openCommandDatabase(
  source: NodeJS.ProcessEnv,
  { create }: { create: boolean },
): Promise<CommandDatabase> {
  const given = source.DATABASE_URL || source.DATABASE_OWNER_URL;
  if (given) {
    const ownerUrl = source.DATABASE_OWNER_URL || given;
    return { ownerUrl, url: given, embedded: false, close: async () => undefined };
  }
  const dataDir = source.DATA_DIR || './data';
  if (!create && !hasCluster(dataDir)) {
    throw new Error(`DATABASE_URL is missing, and DATA_DIR (${dataDir}) holds no database`);
  }
  const cluster = (await findRunningCluster(dataDir)) ?? (await startCluster(dataDir));
  const { stop: close } = cluster;
  return { ownerUrl: cluster.url('tacite_owner'), url: cluster.url('tacite'), embedded: true, close };
}

/** Ends the process of a command once what it has to say is written, whatever else is still open. */
export function finish(stream: NodeJS.WriteStream, text: string, code: 0 | 1): void {
  stream.write(`${text}\n`, () => process.exit(code));
}

/** What went wrong, in one line: of a failed query its cause, which says more than its text. */
export function reasonOf(error: unknown): string {
  const told = error instanceof DrizzleQueryError ? error.cause : error;
  const first = told instanceof AggregateError ? told.errors[0] : told;
  return (first instanceof Error ? first.message : String(first)).split('\n')[0] ?? '';
}
