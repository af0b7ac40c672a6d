import type { Env } from '#workflows/process/env.ts';
import { colleagues, demoPassword } from './demo/people.ts';

/** What `npm start` ends with: where to go, as whom. */
export async function welcome(env: Env): Promise<string> {
  const origin = env.APP_ORIGIN;
  return [
    '',
    `  Tacite runs at ${origin}`,
    '',
    `  As the office     ${origin}/`,
    `                    ${colleagues[0].email}, password ${demoPassword}`,
    '                    the page that asks for the six-digit code shows it',
    `  As a business     open a request in the captured mailbox: ${origin}/mailbox`,
    `  As a customer     open an invoice in the same mailbox`,
    `  To let time pass  the clock stands at ${origin}/mailbox as well`,
    '',
    '  Ctrl-C stops everything.',
    '',
  ].join('\n');
}
