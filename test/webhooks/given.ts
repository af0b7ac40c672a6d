import { createHmac, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { receiveResend } from '#app/webhooks/receive-resend.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { mails } from '#db/schema/index.ts';
import { type World, world } from '#test/support/world.ts';
import { keyTag } from '#workflows/mail/message-key.ts';
import { startResendServer } from '#workflows/mail/testing/resend-server.ts';
import { resendTransport } from '#workflows/mail/transport-resend.ts';
import { submitReview } from '#workflows/review/commands.ts';

const secretBytes = Buffer.from('0123456789abcdef0123456789abcdef');

export type Said = { type: string; id?: string; at?: string; emailId?: string; key?: string; data?: object };
export type Provided = Awaited<ReturnType<typeof provided>>;

/** A world whose mail leaves through a provider on loopback that proves delivery by webhook. */
export async function provided(options: Parameters<typeof world>[0] = {}) {
  const server = await startResendServer();
  onTestFinished(() => server.close());
  const transport = resendTransport({ apiKey: 're_test', baseUrl: server.url, timeoutMs: 300 });
  const w = await world({ ...options, transport });
  const s = { ...w.s, env: { ...w.env, RESEND_WEBHOOK_SECRET: `whsec_${secretBytes.toString('base64')}` } };
  const post = (request: Request, over = s) => receiveResend(over, request, s.log);
  return {
    ...w,
    s,
    server,
    post,
    say: async (said: Said) => (await answerOf(await post(signed(said)))).result,
  };
}

export const answerOf = async (response: Response) => ({
  status: response.status,
  ...((await response.json()) as { result: string }),
});

/** A webhook as Resend signs it, by hand from the description of the scheme. */
export function signed(
  { type, id = randomUUID(), at = realNow(), emailId = 'none', key, data }: Said,
  age = 0,
) {
  const tags = key === undefined ? undefined : { key: keyTag(key) };
  const body = JSON.stringify({ type, created_at: at, data: { email_id: emailId, tags, ...data } });
  const timestamp = Math.floor(Date.now() / 1000) - age;
  const signature = createHmac('sha256', secretBytes).update(`${id}.${timestamp}.${body}`).digest('base64');
  return new Request('http://tacite.test/webhooks/resend', {
    method: 'POST',
    body,
    headers: {
      'svix-id': id,
      'svix-timestamp': String(timestamp),
      'svix-signature': `v1,${signature}`,
    },
  });
}

/** The time of the world, which a provider lives in. */
export const realNow = (aheadMs = 0) => new Date(Date.now() + aheadMs).toISOString();

/** A draft that was put before its owner, with the mail that asks him. */
export async function asked(w: World) {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  await w.work();
  return { invoiceId, mail: await mailOf(w, invoiceId) };
}

/** The newest mail about an invoice. */
export async function mailOf(w: World, invoiceId: string) {
  const [mail] = await inOffice(w.s.db, w.officeId, (tx) =>
    tx.select().from(mails).where(eq(mails.invoiceId, invoiceId)).orderBy(sql`id desc`).limit(1),
  );
  return mail as typeof mails.$inferSelect;
}

export const dispatchOf = async (w: World, invoiceId: string) => {
  const [row] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ state: string }>(
      tx,
      sql`select state from workflows where subject_id = ${invoiceId} and machine = 'dispatch'`,
    ),
  );
  return row?.state;
};
