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

function tellError(error: Error) {
  const { params: _, ...told } = pino.stdSerializers.err(error) as ReturnType<
    typeof pino.stdSerializers.err
  > & {
    params?: unknown;
  };
  return { ...told, message: told.message?.replace(values, ''), stack: told.stack?.replace(values, '') };
}
