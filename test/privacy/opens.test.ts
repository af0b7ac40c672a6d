import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { rows } from '#db/client.ts';
import { idsOf, twoOffices } from '#test/support/two-offices.ts';
import { openDoor, visitorsOf } from '#test/support/visitors.ts';
import { linkToken } from '#workflows/access/links.ts';

test('who opened which PDF, and how, stands on the page of its invoice; what a HEAD asks for does not', async () => {
  const offices = await twoOffices();
  const { env, ownerDb, ours } = offices;
  const door = await openDoor(offices);
  const visitors = await visitorsOf(door, offices, ours.officeId);
  const named = (role: string) => visitors.find(({ name }) => name === role)!;
  const [issued] = await rows<{ id: string }>(
    ownerDb,
    sql`select invoice_id as id from issued_invoices where office_id = ${ours.officeId} order by 1 limit 1`,
  );
  const invoiceId = issued?.id ?? '';
  const [link] = await rows<{ id: string }>(
    ownerDb,
    sql`select id from links where subject_id = ${invoiceId} and purpose = 'invoice' limit 1`,
  );

  await door.call('HEAD', paths.invoicePdf(invoiceId), named('biller').cookie);
  expect(await rows(ownerDb, sql`select from document_opens`)).toEqual([]);
  for (const answer of [
    await named('biller').get(paths.invoicePdf(invoiceId)),
    // Readers of PDFs ask twice.
    await named('biller').get(paths.invoicePdf(invoiceId)),
    await named('biller').get(paths.invoiceDuplicate(invoiceId)),
    await named('owner').get(paths.reviewPdf(invoiceId)),
    await named('customer').get(paths.customerInvoicePdf(invoiceId)),
    await named('nobody').get(paths.customerInvoiceLinkPdf(linkToken(env.SESSION_SECRET, link?.id ?? ''))),
  ])
    expect(answer.headers['content-type']).toBe('application/pdf');
  // Not there, so not opened.
  await named('biller').get(
    paths.invoicePdf((await idsOf(ownerDb, ours.officeId)).get('customers')?.[0] ?? ''),
  );

  expect(await rows(ownerDb, sql`select reader, via, document from document_opens order by id`)).toEqual([
    { reader: 'staff', via: 'session', document: 'issued' },
    { reader: 'staff', via: 'session', document: 'duplicate' },
    { reader: 'owner', via: 'session', document: 'issued' },
    { reader: 'customer', via: 'session', document: 'issued' },
    { reader: 'customer', via: 'link', document: 'issued' },
  ]);
  const { text } = await named('accountant').get(paths.invoice(invoiceId));
  const section = text.slice(text.indexOf('id="opens"'));
  for (const shown of [
    'Aubepine biller',
    'Gérant Aubepine',
    'Client Aubepine',
    'le lien de l’e‑mail',
    'duplicata imprimé',
  ])
    expect(section).toContain(shown);
});

test('the register is open to the office, the rights of people to its administrators', async () => {
  const offices = await twoOffices();
  const { ownerDb, ours } = offices;
  const door = await openDoor(offices);
  const visitors = await visitorsOf(door, offices, ours.officeId);
  const named = (role: string) => visitors.find(({ name }) => name === role)!;
  const { id, ownerId } = ours.businesses.seller!;
  const search = paths.privacy({ find: 'aubepine', person: ownerId });
  const erase = [
    ['act', 'erase-person'],
    ['kind', 'owner'],
    ['id', ownerId],
  ] as const;

  expect((await named('accountant').get(search)).text).toContain('document_opens');
  expect((await named('accountant').get(search)).text).not.toContain('Gérant Aubepine');
  expect((await named('biller').post(`${paths.privacy()}?index`, erase)).status).toBe(403);
  expect((await named('supervisor').post(paths.personExport('owner', ownerId))).status).toBe(403);
  const page = await named('admin').get(search);
  expect(page.text).toContain('Effacer Gérant Aubepine');
  const file = await named('admin').post(paths.personExport('owner', ownerId));
  expect(file.headers['content-disposition']).toContain('attachment');
  expect(JSON.parse(file.text)).toMatchObject({ person: { name: 'Gérant Aubepine' } });
  expect((await named('admin').post(`${paths.privacy()}?index`, erase)).text).toContain(
    'Retirez d’abord son accès',
  );
  await named('admin').post(paths.business(id), [
    ['act', 'revoke-owner'],
    ['ownerId', ownerId],
  ]);
  const done = await named('admin').post(`${paths.privacy()}?index`, erase);
  expect(done).toMatchObject({ status: 302, headers: { location: '/privacy?done=erased' } });
  expect(await rows(ownerDb, sql`select act, actor from privacy_acts order by id`)).toEqual([
    { act: 'exported', actor: 'Aubepine admin' },
    { act: 'erased', actor: 'Aubepine admin' },
  ]);
});
