import { type Logger, type LoggerOptions, pino } from 'pino';

export type Log = Logger;

/** One JSON line per event on stdout. `name` says which process or part speaks. */
export const createLog = (name: string, level: string): Log => pino(logOptions(name, level));

export const logOptions = (name: string, level: string): LoggerOptions => ({
  name,
  level,
  // A second net: the code never logs these, and a mistake must not put one into a log file.
  redact: {
    paths: ['token', '*.token', 'password', '*.password', '*.headers.cookie', 'cookie'],
    censor: '…',
  },
  base: undefined,
  serializers: { err: tellError },
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** The values of a failed query are what somebody typed, or hashes of secrets: its text and cause say enough. */
const values = /(?:\\n|\s)params: [\s\S]*?(?=\n\s+at |$)/;

/**
 * What is told of an error beside its words. Libraries hang on it whatever they hold, a pool the client that was lost
 * with its password: everything that is not named here stays untold.
 */
const facts = [
  'code',
  'errno',
  'syscall',
  'address',
  'port',
  'severity',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
  'routine',
  'queue',
] as const;

type Told = Record<string, unknown>;

function tellError(error: unknown): Told {
  // A job queue spreads its errors: what is left of one has its words still.
  if (typeof (error as Error | null)?.message !== 'string')
    return { message: isPlain(error) ? error : 'no error' };
  const { type, message, stack, aggregateErrors, ...rest } = pino.stdSerializers.err(
    error as Error,
  ) as Told & { message?: string; stack?: string; aggregateErrors?: Error[] };
  const known = facts.flatMap((name) => (isPlain(rest[name]) ? [[name, rest[name]]] : []));
  return {
    type,
    message: message?.replace(values, ''),
    stack: stack?.replace(values, ''),
    ...(aggregateErrors && { aggregateErrors: aggregateErrors.map(tellPart) }),
    ...Object.fromEntries(known),
  };
}

/** One of several errors, as pino has told it already. */
const tellPart = ({ message, stack }: Error) => ({
  message: message.replace(values, ''),
  stack: stack?.replace(values, ''),
});

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';
