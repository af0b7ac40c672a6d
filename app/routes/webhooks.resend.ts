import type { ActionFunctionArgs } from '@remix-run/node';
import { services } from '#app/lib/services.server.ts';
import { receiveResend } from '#app/webhooks/receive-resend.server.ts';

/** Nothing to read here. */
export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });

/** What became of a mail, signed by Resend: the signature is its guard. */
export const action = ({ request, context }: ActionFunctionArgs) =>
  receiveResend(services(), request, context.log);
