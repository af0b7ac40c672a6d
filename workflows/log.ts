import { type Logger, pino } from 'pino';

export type Log = Logger;

/** One JSON line per event on stdout. `name` says which process or part speaks. */
export const createLog = (name: string, level: string): Log =>
  pino({
    name,
    level,
    // A second net: the code never logs these, and a mistake must not put one into a log file.
    redact: {
      paths: ['token', '*.token', 'password', '*.password', '*.headers.cookie', 'cookie'],
      censor: '…',
    },
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
