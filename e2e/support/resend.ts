import { randomBytes, randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { type ResendServer, startResendServer } from '#workflows/mail/testing/resend-server.ts';
import type { Product } from './product.ts';
import { test as base } from './test.ts';

const secret = `whsec_${randomBytes(24).toString('base64')}`;

/** A product that sends through a Resend on loopback, and hears from it through the webhook. */
export const test = base.extend<{ resend: ResendServer }>({
  resend: async ({ browser: _ }, use) => {
    const resend = await startResendServer();
    await use(resend);
    await resend.close();
  },
  environment: async ({ resend }, use) => {
    await use({
      MAIL_TRANSPORT: 'resend',
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: resend.url,
      RESEND_WEBHOOK_SECRET: secret,
    });
  },
});

/** The newest mail Resend took for an address. */
export function newestFor(resend: ResendServer, address: string) {
  const found = resend.accepted.findLast(({ mail }) => mail.to[0]?.includes(address));
  if (!found) throw new Error(`Resend took no mail for ${address}`);
  return found;
}

/** Resend says what became of a mail, and the product does what follows. */
export async function say(product: Product, emailId: string, type: string, data = {}): Promise<number> {
  const sentAt = new Date();
  const body = JSON.stringify({
    type,
    created_at: sentAt.toISOString(),
    data: { email_id: emailId, ...data },
  });
  const id = `msg_${randomUUID()}`;
  const headers = {
    'content-type': 'application/json',
    'svix-id': id,
    'svix-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
    'svix-signature': new Webhook(secret).sign(id, sentAt, body),
  };
  const { status } = await fetch(`${product.origin}/webhooks/resend`, { method: 'POST', headers, body });
  await product.settle();
  return status;
}
