import { findRunningCluster, hasCluster, startCluster } from './embedded.ts';

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
