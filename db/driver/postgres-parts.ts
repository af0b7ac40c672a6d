/** The parts of postgres.js that it does not declare, and that the files beside this one put right. */

/** A query, lazy until somebody waits for it. */
export type LazyQuery = Promise<unknown> & {
  handle(): Promise<void>;
  cancel(): unknown;
  resolve(value: unknown): void;
  reject(error: Error): void;
  /** Set once it was given to a connection. */
  state: object | null;
  options: { onexecute?: ((connection: Connection) => unknown) | undefined };
  /** What gives it to a connection: one of the pool, one of each transaction. */
  handler: object;
  /** Called when it was answered. */
  answered?: () => unknown;
};

/** `reserved` belongs to the transaction that has the connection: another one, another function. */
export type Connection = { reserved: object | null; execute(query: LazyQuery): unknown };

export type Unsafe = (...args: unknown[]) => LazyQuery;
type Begin = (...args: unknown[]) => Promise<unknown>;

/** A client, or what a transaction is given. */
export type OpenSql = {
  unsafe: Unsafe;
  begin: Begin;
  savepoint: Begin;
  options: { fetch_types: boolean };
};

/** What the `socket` option is called with. */
export type SocketOptions = { host: string[]; port: number[]; path: string | false };
