/**
 * What PostgreSQL and the network say when the database cannot be used for now, as opposed to a query that is wrong:
 * SQLSTATE classes 08 and 57P, no room for connections, data or memory, a transaction past its time, and the errors of
 * sockets.
 */
const codes = new Set([
  'DEADLINE',
  'UNREACHABLE',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_DESTROYED',
  'ERR_SOCKET_CLOSED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '53100',
  '53200',
  '53300',
  '58030',
  '57P01',
  '57P02',
  '57P03',
  '25P03',
  '25P04',
]);

/** A statement past its time: too slow a database, or too much asked of it at once. */
const tooSlow = '57014';

/** Whether an error says that the database is away, and that the same request may work in a moment. */
export const isUnavailable = (error: unknown): boolean =>
  says(error, (code) => code === tooSlow || isAway(code));

/** The same, where asking for less at once is no remedy. */
const isOutage = (error: unknown): boolean => says(error, isAway);

const isAway = (code: string) => codes.has(code) || code.startsWith('08');

function says(error: unknown, isSo: (code: string) => boolean): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && isSo(code)) return true;
  // Drizzle wraps what the driver says; a name with two addresses fails with one error for each.
  return error instanceof AggregateError
    ? error.errors.some((each) => says(each, isSo))
    : says(error.cause, isSo);
}

/**
 * Whether the same transaction, done again as it was, may well work: the database was away, or two transactions stood in
 * each other's way.
 */
export const isPassing = (error: unknown): boolean =>
  isOutage(error) || says(error, (code) => code === '40001' || code === '40P01');
