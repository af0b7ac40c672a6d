import { findRealTime } from '#db/queries/staff-sign-in.ts';
import { recordReceipt } from '#workflows/mail/record-receipt.ts';
import { verifyResendWebhook, WebhookRefused } from '#workflows/mail/webhook-resend.ts';
import type { Log } from '#workflows/process/log.ts';
import type { Services } from '#workflows/services.ts';

const answer = (status: number, result: string) => Response.json({ result }, { status });

/**
 * One call of Resend: 200 once it is written down, or where there is nothing to write; 401 when it is not from Resend
 * or too old; 503 while no secret is configured. Everything else throws, and Resend calls again.
 */
export async function receiveResend(s: Services, request: Request, log: Log): Promise<Response> {
  const secret = s.env.RESEND_WEBHOOK_SECRET;
  if (!secret) return answer(503, 'notConfigured');
  const rawBody = new Uint8Array(await request.arrayBuffer());
  // A provider signs with the time of the world, not with that of a demonstration.
  const now = new Date(await findRealTime(s.db)).toISOString();
  try {
    const event = verifyResendWebhook({ rawBody, headers: request.headers, secret, now });
    if (event.type === 'ignored') return answer(200, 'ignored');
    const result = await recordReceipt(s, event);
    const { id, type, emailId } = event;
    if (result === 'unknownMail') log.warn({ event: id, type, emailId }, 'a webhook about no mail of ours');
    return answer(200, result);
  } catch (error) {
    if (!(error instanceof WebhookRefused)) throw error;
    log.warn({ reason: error.reason }, 'webhook refused');
    return answer(error.reason === 'badPayload' ? 400 : 401, error.reason);
  }
}
