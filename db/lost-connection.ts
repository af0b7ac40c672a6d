import postgres from 'postgres';

type Begin = (work: (scope: postgres.TransactionSql) => unknown) => Promise<unknown>;
type Run = (...args: never[]) => Promise<unknown>;

/** What a transaction is told that goes on after its connection has gone: nothing of it was or will be written. */
export class ConnectionLostError extends Error {
  override name = 'ConnectionLostError';
}

/**
 * Keeps a transaction off a connection that was lost under it. postgres.js 3.4 goes on to use the connection's object
 * when the work inside still runs: its `rollback`, or its next statement, is written to a closed socket, which ends the
 * process (porsager/postgres#1154, #1208), or to the connection that has taken its place, in the middle of somebody
 * else's transaction. Here, from the moment of the loss, no statement is let through and the work's end is not awaited
 * any more: the transaction rejects with the loss, and the server has rolled it back.
 */
export function guardTransactions<S extends postgres.Sql>(client: S): S {
  const begin = client.begin.bind(client) as unknown as Begin;
  const guarded: Begin = async (work) => {
    const line = { isLost: false };
    try {
      return await begin(
        (scope) =>
          new Promise((resolve, reject) => {
            // On a lost line neither: postgres.js would answer with a commit or a rollback of its own.
            const unlessLost =
              <T>(settle: (value: T) => void) =>
              (value: T) =>
                line.isLost ? undefined : settle(value);
            Promise.resolve(work(guardScope(scope, line))).then(unlessLost(resolve), unlessLost(reject));
          }),
      );
    } finally {
      line.isLost = true;
    }
  };
  client.begin = guarded as unknown as S['begin'];
  return client;
}

/** The two ways in which Drizzle uses a transaction: a statement, and a transaction within. */
function guardScope(scope: postgres.TransactionSql, line: { isLost: boolean }): postgres.TransactionSql {
  const unsafe = scope.unsafe as unknown as Run;
  const savepoint = scope.savepoint.bind(scope) as unknown as Begin;
  const watch: Run = (...args) => {
    if (line.isLost) throw new ConnectionLostError('the connection of this transaction is gone');
    const query = unsafe(...args);
    query.catch((error: unknown) => {
      line.isLost ||= endsConnection(error);
    });
    return query;
  };
  const within: Begin = (work) => {
    if (line.isLost) throw new ConnectionLostError('the connection of this transaction is gone');
    return savepoint((inner) => work(guardScope(inner, line)));
  };
  return Object.assign(scope, { unsafe: watch, savepoint: within }) as unknown as postgres.TransactionSql;
}

/** The socket's own errors, those that postgres.js makes of its end, and the server's last words, after which it closes. */
function endsConnection(error: unknown): boolean {
  if (error instanceof postgres.PostgresError) return ['FATAL', 'PANIC'].includes(error.severity);
  const { code = '', syscall } = error as { code?: string; syscall?: string };
  return syscall !== undefined || /^(CONNECT|ERR_(STREAM|SOCKET|SSL|TLS))/.test(code);
}
