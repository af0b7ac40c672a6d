import { join } from 'node:path';
import type { MailTransport } from './transport.ts';
import { captureTransport } from './transport-capture.ts';
import { resendTransport } from './transport-resend.ts';
import { smtpTransport } from './transport-smtp.ts';

/** The part of the environment that chooses a transport (contract.md). */
type MailEnv = {
  MAIL_TRANSPORT: 'capture' | 'resend' | 'smtp';
  DATA_DIR: string;
  RESEND_API_KEY?: string | undefined;
  RESEND_BASE_URL?: string | undefined;
  SMTP_URL?: string | undefined;
};

/**
 * @param now the deciding clock, for the Date header and the name of a captured file
 * @throws Error when the chosen transport lacks its variable
 */
export function createMailTransport(env: MailEnv, now: () => string | Promise<string>): MailTransport {
  switch (env.MAIL_TRANSPORT) {
    case 'resend':
      return resendTransport({ apiKey: required(env, 'RESEND_API_KEY'), baseUrl: env.RESEND_BASE_URL });
    case 'smtp':
      return smtpTransport({ url: required(env, 'SMTP_URL'), now });
    case 'capture':
      return captureTransport({ directory: mailboxDirectory(env), now });
  }
}

/** Where captured mail lies: `DATA_DIR/mailbox`. */
export function mailboxDirectory({ DATA_DIR }: { DATA_DIR: string }): string {
  return join(DATA_DIR, 'mailbox');
}

function required(env: MailEnv, name: 'RESEND_API_KEY' | 'SMTP_URL'): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is missing for MAIL_TRANSPORT=${env.MAIL_TRANSPORT}`);
  return value;
}
