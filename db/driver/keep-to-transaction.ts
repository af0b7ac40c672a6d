import { UnreachableError } from './dialer.ts';
import type { Connection, LazyQuery, OpenSql } from './postgres-parts.ts';

/**
 * When the connection of a transaction is lost, postgres.js tells the caller but still sends the ROLLBACK of the lost
 * transaction on what the connection has become: nothing, which ends the process, or the transaction of somebody else,
 * which would be rolled back and then acknowledged. Queries of a transaction are kept to it here.
 */

/** What a transaction holds its connection by; null until its BEGIN is on the way. */
export type Hold = { by: object | null };

/** By what hands over the queries of a transaction. */
const holds = new WeakMap<object, Hold>();
const guarded = new WeakSet<Connection>();

/** Notes in `hold` which connection this BEGIN gets. Called before it is sent. */
export function noteConnection(begin: LazyQuery, hold: Hold): void {
  const { onexecute } = begin.options;
  begin.options.onexecute = (connection) => {
    const result = onexecute?.(connection);
    hold.by = connection.reserved;
    guard(connection);
    return result;
  };
}

/** From now on the queries of this transaction (or of a savepoint in it) run on its own connection or not at all. */
export function keepToTransaction(scope: OpenSql, hold: Hold): void {
  holds.set(scope.unsafe('').handler, hold);
}

function guard(connection: Connection): void {
  if (guarded.has(connection)) return;
  guarded.add(connection);
  const execute = connection.execute;
  connection.execute = (query) => {
    const hold = holds.get(query.handler);
    if (!hold || hold.by === connection.reserved) return execute(query);
    query.reject(new UnreachableError('the connection of this transaction was lost'));
    return true;
  };
}
