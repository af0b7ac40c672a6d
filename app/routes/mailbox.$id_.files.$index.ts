import type { LoaderFunctionArgs } from '@remix-run/node';
import { mailFile } from '#app/mailbox/read-mail.server.ts';
import { requireSandbox } from '#app/mailbox/require-sandbox.server.ts';

export function loader({ params, context }: LoaderFunctionArgs) {
  requireSandbox(context);
  return mailFile(params.id, params.index);
}
