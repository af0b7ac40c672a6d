import type { ActionFunctionArgs } from '@remix-run/node';
import { receiveResend } from '#app/webhooks/receive-resend.server.ts';

/** Nothing to read here. */
export const loader = () => new Response(null, { status: 405, headers: { Allow: 'POST' } });

/** Signed by Resend, which is its guard: what became of a mail. */
export const action = ({ request, context }: ActionFunctionArgs) => receiveResend(request, context.log);
