import type { Sql } from 'postgres';
import { createDialer } from './dialer.ts';
import { type Hold, keepToTransaction, noteConnection } from './keep-to-transaction.ts';
import type { LazyQuery, OpenSql, Unsafe } from './postgres-parts.ts';
import type { ServerTls } from './server-address.ts';

/** What a query fails with when the database has said nothing for as long as anybody may wait. */
class DeadlineError extends Error {
  override name = 'DeadlineError';
  readonly code = 'DEADLINE';
  constructor(patienceMs: number) {
    super(`the database said nothing for ${patienceMs / 1000} s`);
  }
}

type Work = (scope: OpenSql) => Promise<unknown>;

/**
 * Keeps the queries of one pool from hanging: postgres.js waits for ever for a server that has gone silent. What has
 * waited for `patienceMs` on a silent database fails, its connection dropped so that the next query gets a fresh one; a
 * database that is only busy is waited for. The server gives up a slow statement by itself before that (client.ts):
 * whoever is silent for so long is not slow but gone. `dialer.ts` has what happens while connecting.
 */
export function createLifeline(tls: ServerTls, patienceMs: number) {
  const dialer = createDialer(tls, patienceMs);

  /** Calls `giveUp` once the database has been silent for too long. Returns what ends the watch. */
  const watch = (giveUp: () => void): (() => void) => {
    let timer: NodeJS.Timeout;
    const arm = () => {
      timer = setTimeout(
        () => (dialer.dropSilent(new DeadlineError(patienceMs)) ? arm() : giveUp()),
        patienceMs,
      );
    };
    arm();
    return () => clearTimeout(timer);
  };

  const limit = (unsafe: Unsafe): Unsafe => {
    return (...args) => {
      const query = unsafe(...args);
      const handle = query.handle.bind(query);
      let isWatched = false;
      query.handle = () => {
        if (isWatched) return handle();
        isWatched = true;
        const rest = watch(() => {
          query.reject(new DeadlineError(patienceMs));
          if (!query.state) abandon(query);
        });
        query.then(() => {
          rest();
          query.answered?.();
        }, rest);
        return handle();
      };
      return query;
    };
  };

  /** Also the COMMIT or ROLLBACK that postgres.js sends by itself when the work is over. */
  const limitScope = async (scope: OpenSql, hold: Hold, work: Work, watchEnd: () => void) => {
    keepToTransaction(scope, hold);
    scope.unsafe = limit(scope.unsafe);
    const { savepoint } = scope;
    scope.savepoint = (...args) => {
      const inner = args.pop() as Work;
      return savepoint(...args, (nested: OpenSql) => limitScope(nested, hold, inner, () => undefined));
    };
    try {
      return await work(scope);
    } finally {
      watchEnd();
    }
  };

  return {
    /** The option of postgres.js that makes its connections. */
    socket: dialer.socket,
    /** Puts the deadlines on a client that was made with `socket`. */
    guard<T extends Sql>(client: T): T {
      const open = client as unknown as OpenSql;
      const { begin, options } = open;
      const unsafe = limit(open.unsafe);
      let opening: Hold | null = null;
      open.unsafe = (...args) => {
        const query = unsafe(...args);
        if (opening) noteConnection(query, opening);
        // Each new connection would ask again for the array types, in a promise whose failure nobody hears.
        else if (options.fetch_types) query.answered = () => Object.assign(options, { fetch_types: false });
        return query;
      };
      open.begin = (...args) => {
        const work = args.pop() as Work;
        const hold: Hold = { by: null };
        let rest: (() => void) | undefined;
        const watchEnd = () => {
          rest = watch(() => undefined);
        };
        // postgres.js writes its BEGIN through `unsafe`, before it first waits.
        opening = hold;
        const done = begin(...args, (scope: OpenSql) => limitScope(scope, hold, work, watchEnd));
        opening = null;
        return done.finally(() => rest?.());
      };
      return client;
    },
  };
}

/**
 * Takes a query that nobody waits for any more out of the queue. Where a connection is being made for it, it must still
 * run, as its connection would be lost to the pool otherwise: so it turns into one that does nothing.
 */
function abandon(query: LazyQuery): void {
  query.cancel();
  Object.assign(query, { cancelled: null, strings: ['select 1'], args: [], options: { simple: true } });
}
