import { z } from 'zod';
import { serverAddress } from '#db/driver/server-address.ts';
import { usualDeadlineMs } from '#db/driver/usual-deadline.ts';
import { withLocalSecret } from './local-secret.ts';

/**
 * The environment of contract.md, checked once at the start of web and worker. Where nothing else is named, answers are
 * those of production; where production is named, every secret must be given. The rest have safe defaults for one machine.
 */

const isWebUrl = (value: string) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, '');
};

const flag = z.stringbool({ truthy: ['1', 'true'], falsy: ['0', 'false', ''] }).default(false);
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, { message: 'must be a postgres:// address', abort: true })
  .superRefine((value, context) => {
    try {
      serverAddress(value);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
    }
  });
const mailAddress = z
  .string()
  .regex(/^([^<>,"\r\n]+ <[^\s<>@,"]+@[^\s<>@,"]+>|[^\s<>@,"]+@[^\s<>@,"]+)$/, 'must be one mail address');

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  TACITE_DEMO: flag,
  PORT: z.coerce.number('must be a number').int('must be a whole number').min(0).max(65535).default(3000),
  APP_ORIGIN: z
    .string()
    .refine(isWebUrl, 'must be an origin such as https://tacite.example')
    .transform((value) => value.replace(/\/$/, ''))
    .optional(),
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_DEADLINE_MS: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1000)
    .default(usualDeadlineMs),
  DATA_DIR: z.string().min(1).default('./data'),
  ANCHOR_DIR: z.string().min(1).optional(),
  MAIL_TRANSPORT: z.enum(['capture', 'resend', 'smtp']).default('capture'),
  MAIL_FROM: mailAddress.default('Tacite <tacite@localhost>'),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: z.string().refine(URL.canParse, 'must be an address').default('https://api.resend.com'),
  RESEND_WEBHOOK_SECRET: z.string().min(1).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/\S+$/, 'must be an smtp:// or smtps:// address')
    .optional(),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  LEDGER_KEY_FILE: z.string().min(1).optional(),
  TRUST_PROXY: z
    .string()
    .default('')
    .transform((value) => value.split(',').flatMap((part) => part.trim() || [])),
  METRICS_PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0)
    .max(65535)
    .optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(/^https?:\/\/\S+$/, 'must be an http:// or https:// address')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

type Checked = z.output<typeof schema>;

export type Env = Checked & {
  /** No trailing slash; every link in a mail starts with it. */
  APP_ORIGIN: string;
  DATABASE_OWNER_URL: string;
  SESSION_SECRET: string;
  LEDGER_KEY_FILE: string;
  ANCHOR_DIR: string;
  /** The demonstration or a test: `/mailbox`, `/specimen` and the movable clock exist. */
  isSandbox: boolean;
};

/** A wrong or missing value. The message is one line that names the variable, without its value. */
class EnvError extends Error {
  override name = 'EnvError';
}

/** Known on purpose: it signs for tests alone. Processes read one from the data folder, see `withLocalSecret`. */
const SANDBOX_SECRET = 'sandbox-only-secret-of-the-demonstration';

/** What may not be left out where production is `named`; the rest of the time a default serves. */
const missing = (env: Checked, named: string | undefined): string | undefined => {
  if (env.MAIL_TRANSPORT === 'resend' && !env.RESEND_API_KEY) return 'RESEND_API_KEY';
  if (env.MAIL_TRANSPORT === 'smtp' && !env.SMTP_URL) return 'SMTP_URL';
  if (named !== 'production' || env.TACITE_DEMO) return undefined;
  return (['APP_ORIGIN', 'SESSION_SECRET', 'LEDGER_KEY_FILE'] as const).find((name) => !env[name]);
};

/** Empty strings count as not set, as in `.env.example`. Throws `EnvError` for the first problem. */
export const parseEnv = (source: Record<string, string | undefined>): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0]);
    throw new EnvError(given[name] === undefined ? `${name} is missing` : `${name} ${issue?.message}`);
  }
  const env = result.data;
  const absent = missing(env, given.NODE_ENV);
  if (absent) throw new EnvError(`${absent} is missing`);
  return {
    ...env,
    APP_ORIGIN: env.APP_ORIGIN ?? `http://localhost:${env.PORT}`,
    DATABASE_OWNER_URL: env.DATABASE_OWNER_URL ?? env.DATABASE_URL,
    SESSION_SECRET: env.SESSION_SECRET ?? SANDBOX_SECRET,
    LEDGER_KEY_FILE: env.LEDGER_KEY_FILE ?? `${env.DATA_DIR}/ledger-key.pem`,
    ANCHOR_DIR: env.ANCHOR_DIR ?? `${env.DATA_DIR}/anchors`,
    isSandbox: env.TACITE_DEMO || env.NODE_ENV === 'test',
  };
};

/** For the entry points: the checked environment, or one line on stderr and exit 1. */
export const readEnvOrExit = (source: NodeJS.ProcessEnv = process.env): Env => {
  try {
    return parseEnv(withLocalSecret(source));
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
};
