import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mails } from '#db/schema/index.ts';
import { dispatchIssued } from '#workflows/dispatch/dispatch-issued.ts';
import { clock, moveClock } from '#workflows/engine/clock.ts';
import { tick } from '#workflows/engine/tick.ts';
import { recordReceipt } from '#workflows/mail/record-receipt.ts';
import { sendMail } from '#workflows/mail/send-mail.ts';
import type { ResendServer } from '#workflows/mail/testing/resend-server.ts';
import { resendTransport } from '#workflows/mail/transport-resend.ts';
import type { Open, Stage } from '../support/stage.ts';
import type { Operation } from './operations.ts';

type Parts = { stage: Stage; server: ResendServer };

async function issued({ stage }: Parts): Promise<Open> {
  const open = await stage.running(await stage.inMs(1000));
  await moveClock(stage.s.db, 3000);
  await tick(stage.s.engine);
  return open;
}

async function dispatched(parts: Parts): Promise<Open> {
  const open = await issued(parts);
  await dispatchIssued(parts.stage.s, { officeId: parts.stage.officeId, invoiceId: open.invoiceId });
  return open;
}

async function sent(parts: Parts): Promise<Open> {
  const open = await dispatched(parts);
  await send(parts, open);
  return open;
}

async function mailOf({ stage }: Parts, { invoiceId }: Open, kind: string) {
  const found = await stage.ownerDb.select().from(mails).where(eq(mails.invoiceId, invoiceId));
  return found.find((mail) => mail.kind === kind)!;
}

async function send(parts: Parts, open: Open, s = parts.stage.s) {
  const { id } = await mailOf(parts, open, 'invoiceToCustomer');
  const transport = resendTransport({ apiKey: 're_test', baseUrl: parts.server.url });
  await sendMail(s, transport, { officeId: parts.stage.officeId, mailId: id });
}

/** What a provider says, with an id of its own by which a second telling is known. */
async function receipt(parts: Parts, open: Open) {
  const mail = await mailOf(parts, open, 'invoiceToCustomer');
  const at = await clock(parts.stage.s.db);
  return {
    id: randomUUID(),
    type: 'delivered' as const,
    at,
    emailId: mail.providerId ?? '',
    key: mail.key,
    reason: '',
  };
}

const issuedEntries = { issue: 1, document: 1 };

/** From the sealed number to the customer's mailbox: the jobs of a worker and the webhook of a provider. */
export const dispatchOperations: Record<string, (parts: Parts) => Operation> = {
  'dispatch: document': (parts) => ({
    arrange: () => issued(parts),
    act: (s, { invoiceId }) => dispatchIssued(s, { officeId: parts.stage.officeId, invoiceId }),
    expected: { entries: issuedEntries, dispatches: ['sending'] },
  }),
  'dispatch: mail': (parts) => ({
    arrange: () => dispatched(parts),
    act: (s, open) => send(parts, open, s),
    expected: { entries: issuedEntries, dispatches: ['sent'] },
  }),
  'dispatch: receipt': (parts) => {
    const told = new Map<string, Awaited<ReturnType<typeof receipt>>>();
    return {
      arrange: async () => {
        const open = await sent(parts);
        told.set(open.invoiceId, await receipt(parts, open));
        return open;
      },
      act: (s, { invoiceId }) => recordReceipt(s, told.get(invoiceId)!),
      expected: { entries: issuedEntries, dispatches: ['delivered'], receipts: 1 },
    };
  },
};

/** Keys under which the provider took more than one mail. */
export const acceptedTwice = ({ accepted }: ResendServer): string[] =>
  [...Map.groupBy(accepted, ({ key }) => key)].filter(([, list]) => list.length > 1).map(([key]) => key);
