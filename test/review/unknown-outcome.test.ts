import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { rows } from '#db/client.ts';
import { issueOne } from '#test/support/issue-one.ts';
import { readyWorld } from '#test/support/ready-world.ts';
import type { World } from '#test/support/world.ts';
import { dispatchAgain } from '#workflows/dispatch/commands.ts';
import { sendMail } from '#workflows/mail/send-mail.ts';
import { tellUnknown } from '#workflows/mail/tell-unknown.ts';

class Died extends Error {}

/** An invoice whose mail is with the mail server at the moment in which the worker dies. */
const dying = () =>
  readyWorld('a mail on its way', {}, async (w) => {
    const transport = {
      ...w.transport,
      send: (mail: Parameters<typeof w.transport.send>[0]) =>
        mail.to === 'marches@saint-riquet.example' ? Promise.reject(new Died()) : w.transport.send(mail),
    };
    await issueOne({ ...w, transport }).catch((error) => {
      if (!(error instanceof Died)) throw error;
    });
    const [mail] = await rows<{ mailId: string; invoiceId: string }>(
      w.ownerDb,
      sql`select id as "mailId", invoice_id as "invoiceId" from mails where state = 'sending'`,
    );
    return mail!;
  });

const dispatchOf = async (w: World, invoiceId: string) => {
  const [found] = await rows<{ state: string; problem: string | null }>(
    w.ownerDb,
    sql`select state, snapshot #>> '{context,problem}' as problem from workflows
      where subject_id = ${invoiceId} and machine = 'dispatch'`,
  );
  return found;
};

const isSentAgain = async (w: World, invoiceId: string) => {
  const [{ id: dispatchId } = { id: '' }] = await rows<{ id: string }>(
    w.ownerDb,
    sql`select id from workflows where subject_id = ${invoiceId} and machine = 'dispatch'`,
  );
  await dispatchAgain(w.s, { officeId: w.officeId, actor: w.biller, invoiceId, dispatchId });
  return (await dispatchOf(w, invoiceId))?.state;
};

test('a worker that dies with a mail in its hands leaves an invoice that says so, and can be sent again', async () => {
  const w = await dying();
  const { officeId, invoiceId, mailId } = w;
  expect(await dispatchOf(w, invoiceId)).toEqual({ state: 'sending', problem: null });
  await sendMail(w.s, { ...w.transport, remembersKeyForMs: 0 }, { officeId, mailId });
  expect(await dispatchOf(w, invoiceId)).toEqual({ state: 'needsAttention', problem: 'unknown' });
  expect(await isSentAgain(w, invoiceId)).toBe('sending');
});

test('a mail that a restore gave up is told to its invoice when a worker starts, once', async () => {
  const w = await dying();
  await w.ownerDb.execute(
    sql`update mails set state = 'reconcile', error = 'restored' where id = ${w.mailId}`,
  );
  for (let start = 0; start < 2; start++) await tellUnknown(w.s);
  expect(await dispatchOf(w, w.invoiceId)).toEqual({ state: 'needsAttention', problem: 'unknown' });
  expect(
    await rows(
      w.ownerDb,
      sql`select from transitions t join workflows w on w.id = t.workflow_id
        where w.machine = 'dispatch' and t.event = 'failed'`,
    ),
  ).toHaveLength(1);
  expect(await isSentAgain(w, w.invoiceId)).toBe('sending');
});
