import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { rows } from '#db/client.ts';
import { queues } from '#db/queues.ts';
import { stateOf, twoOffices } from '#test/support/two-offices.ts';
import { typesetIssued } from '#workflows/dispatch/typeset-issued.ts';
import { makeExport } from '#workflows/export/make-export.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { sendMail } from '#workflows/mail/send-mail.ts';
import type { MailTransport } from '#workflows/mail/transport.ts';
import { createServices } from '#workflows/services.ts';

test('every job names its office, and one that names a row of another does nothing to it', async () => {
  const offices = await twoOffices();
  const { env, ownerDb, ours, theirs } = offices;
  const s = createServices(env, 'worker', { max: 2 });
  onTestFinished(() => s.close());
  const ofNobody = await rows<{ name: string }>(
    ownerDb,
    sql`select distinct name from pgboss.job where name = any (${sql.param(queues.map(({ name }) => name))}::text[])
      and not (data ? 'officeId')`,
  );
  expect(ofNobody).toEqual([]);

  const sent: string[] = [];
  const transport: MailTransport = {
    name: 'capture',
    provesDelivery: 'onAccept',
    remembersKeyForMs: 0,
    send: async (mail) => {
      sent.push(JSON.stringify(mail));
      return { status: 'accepted', providerId: 'x' };
    },
  };
  await ownerDb.execute(sql`update mails set state = 'queued' where office_id = ${theirs.officeId}`);
  const [mail] = await rows<{ id: string }>(
    ownerDb,
    sql`select id from mails where office_id = ${theirs.officeId} limit 1`,
  );
  const [invoice] = await rows<{ id: string }>(
    ownerDb,
    sql`select invoice_id as id from issued_invoices where office_id = ${theirs.officeId} limit 1`,
  );
  const exportId = newId();
  await ownerDb.execute(sql`insert into exports (office_id, id, staff_id, locale)
    select office_id, ${exportId}, id, 'fr' from staff where office_id = ${theirs.officeId} and role = 'admin'`);
  const before = await stateOf(ownerDb, theirs.officeId);
  const failed = (error: Error) => error.message;
  const told = [
    await sendMail(s, transport, { officeId: ours.officeId, mailId: mail?.id ?? '' }).catch(failed),
    await typesetIssued(s, { officeId: ours.officeId, invoiceId: invoice?.id ?? '' }).catch(failed),
    await makeExport(s, { officeId: ours.officeId, exportId }).catch(failed),
  ];

  expect(sent).toEqual([]);
  expect(JSON.stringify(told)).not.toMatch(/zibeline/i);
  expect(await stateOf(ownerDb, theirs.officeId)).toEqual(before);
});
