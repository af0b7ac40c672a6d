import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { reviewWords } from '#app/audit/machines/review.ts';
import { inOffice, rows } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { listReleaseActs, updateFourEyes } from '#db/queries/releases.ts';
import { listTransitions } from '#db/queries/trace.ts';
import { staff } from '#db/schema/index.ts';
import { sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import {
  askRelease,
  createDraft,
  requestCorrection,
  returnDraft,
  saveDraft,
  submitReview,
  submitReviews,
  withdraw,
} from '#workflows/review/commands.ts';

/** An office that asks for a second reader: Inès bills, Sara supervises. */
async function given({ isOn = true } = {}) {
  const w = await world();
  const { officeId, biller, s } = w;
  const colleague = async (name: string, role: 'supervisor' | 'biller' | 'accountant') => {
    const id = newId();
    await w.ownerDb.insert(staff).values({ officeId, id, email: `${name}@calame.example`, name, role });
    return { kind: 'staff', id, name, channel: 'console' } satisfies Actor;
  };
  const sara = await colleague('Sara', 'supervisor');
  await inOffice(s.db, officeId, (tx) => updateFourEyes(tx, isOn));
  const invoiceId = await w.draft();
  const submit = (actor: Actor, id = invoiceId) => submitReview(s, { officeId, actor, invoiceId: id });
  const ask = async (actor: Actor = biller, note = '') =>
    (await askRelease(s, { officeId, actor, invoiceIds: [invoiceId], note })).get(invoiceId);
  const give = async (actor: Actor, note = '') =>
    (await returnDraft(s, { officeId, actor, invoiceIds: [invoiceId], note })).get(invoiceId);
  const status = async () =>
    (await rows<{ status: string }>(w.ownerDb, sql`select status from invoices where id = ${invoiceId}`))[0]
      ?.status;
  const acts = async () =>
    (await inOffice(s.db, officeId, (tx) => listReleaseActs(tx, invoiceId))).map(
      ({ act, staffName }) => `${act} ${staffName}`,
    );
  const save = async (actor: Actor) => {
    const found = (await inOffice(s.db, officeId, (tx) => findDraft(tx, invoiceId)))!;
    const { version, content } = found.draft;
    const changed = { ...content, subject: `${content.subject}, bis` };
    return saveDraft(s, { officeId, actor, invoiceId, version, customerId: w.customerId, content: changed });
  };
  return { w, s, officeId, biller, sara, colleague, invoiceId, submit, ask, give, status, acts, save };
}

test('what a biller drafts does not reach its owner, by command, one by one or in bulk', async () => {
  const { w, s, officeId, biller, invoiceId, submit, status } = await given();
  expect(await submit(biller)).toMatchObject({ accepted: false, reason: 'needsRelease' });
  const many = await submitReviews(s, { officeId, actor: biller, invoiceIds: [invoiceId] });
  expect(many.get(invoiceId)).toMatchObject({ accepted: false, reason: 'needsRelease' });
  await w.work();
  expect(await status()).toBe('draft');
  expect(await rows(w.ownerDb, sql`select 1 from mails`)).toEqual([]);
  expect(await rows(w.ownerDb, sql`select 1 from revisions`)).toEqual([]);
});

test('it waits in a state of its own until another person releases it, and the trace names both', async () => {
  const { w, s, officeId, biller, sara, invoiceId, submit, ask, status, acts } = await given();
  expect(await ask(biller, 'Tarif d’astreinte à vérifier')).toEqual({ accepted: true });
  expect(await status()).toBe('toRelease');
  expect(await submit(biller)).toMatchObject({ reason: 'needsRelease' });

  expect(await submit(sara)).toMatchObject({ accepted: true, state: 'awaiting.asking' });

  expect(await status()).toBe('asking');
  expect(await acts()).toEqual(['released Sara', 'asked Inès Rouvière']);
  await w.work();
  const [mail] = await rows<{ kind: string }>(w.ownerDb, sql`select kind from mails`);
  expect(mail).toEqual({ kind: 'approvalRequest' });
  const transitions = await inOffice(s.db, officeId, (tx) => listTransitions(tx, invoiceId));
  const submission = transitions.find(({ event }) => event === 'submit')!;
  expect(JSON.parse(submission.payload)).toMatchObject({ release: { askedBy: 'Inès Rouvière' } });
  expect(JSON.parse(submission.actor)).toMatchObject({ name: 'Sara' });
  expect(reviewWords.event(submission, { number: null, said: new Map() }, 'fr')).toContain(
    'relue avant l’envoi à la demande d’Inès Rouvière',
  );
});

test('whoever asked is not the second reader, even with another role by now', async () => {
  const { w, biller, sara, submit, ask, give } = await given();
  await ask(biller);
  await w.ownerDb.execute(sql`update staff set role = 'supervisor' where id = ${biller.id}`);
  expect(await submit(biller)).toMatchObject({ accepted: false, reason: 'ownRelease' });
  expect(await give(biller)).toEqual({ accepted: false, reason: 'ownRelease' });
  expect(await submit(sara)).toMatchObject({ accepted: true });
});

test('the role counts that the database knows, not the one of a page that is open', async () => {
  const { w, sara, ask, submit } = await given();
  await ask();
  await w.ownerDb.execute(sql`update staff set role = 'accountant' where id = ${sara.id}`);
  expect(await submit(sara)).toMatchObject({ reason: 'needsRelease' });
  await w.ownerDb.execute(
    sql`update staff set role = 'supervisor', disabled_at = now() where id = ${sara.id}`,
  );
  expect(await submit(sara)).toMatchObject({ reason: 'needsRelease' });
});

test('given back, it is a draft again and can be asked for anew', async () => {
  const { biller, sara, ask, give, status, acts } = await given();
  expect(await give(sara), 'nobody asked').toEqual({ accepted: false, reason: 'notNow' });
  await ask();
  expect(await give(sara, 'La quantité de la ligne 2 ?')).toEqual({ accepted: true });
  expect(await status()).toBe('draft');
  expect(await ask(biller)).toEqual({ accepted: true });
  expect(await acts()).toEqual(['asked Inès Rouvière', 'returned Sara', 'asked Inès Rouvière']);
});

test('what is changed after the request has to be asked for again', async () => {
  const { biller, ask, save, status, submit } = await given();
  await ask();
  expect(await save(biller)).toMatchObject({ ok: true });
  expect(await status()).toBe('draft');
  expect(await submit(biller)).toMatchObject({ reason: 'needsRelease' });
});

test('a corrected round needs its reader too', async () => {
  const { w, s, officeId, biller, sara, invoiceId, ask, submit, status } = await given();
  await ask();
  await submit(sara);
  await w.work();
  const correction = { lineId: 'l1', field: 'quantity', before: '4', after: '3', body: '' };
  await requestCorrection(s, { officeId, actor: w.owner, invoiceId, ...correction });
  expect(await status()).toBe('correction');
  expect(await submit(biller)).toMatchObject({ reason: 'needsRelease' });
  await ask();
  expect(await status()).toBe('toRelease');
  expect(await submit(sara)).toMatchObject({ accepted: true, context: { round: 2 } });
});

test('what needs no approval is not issued without its reader either', async () => {
  const { w, sara, biller, ask, submit } = await given();
  await w.ownerDb.execute(sql`insert into policies (office_id, business_id, version, policy, created_by)
    select office_id, business_id, 2, policy || '{"needsApproval": "never"}', created_by from policies`);
  expect(await submit(biller)).toMatchObject({ reason: 'needsRelease' });
  await ask();
  expect(await submit(sara)).toMatchObject({ accepted: true, state: 'issued' });
});

test('of two who release at once, one does', async () => {
  const { colleague, sara, ask, submit, acts } = await given();
  const paul = await colleague('Paul', 'supervisor');
  await ask();
  const both = await Promise.all([submit(sara), submit(paul)]);
  expect(both.map(({ accepted }) => accepted).sort()).toEqual([false, true]);
  expect((await acts()).filter((each) => each.startsWith('released'))).toHaveLength(1);
});

test('a supervisor’s own draft goes at once, and so does everything where the option is off', async () => {
  const { w, s, officeId, biller, sara, submit } = await given();
  const { businessId, customerId } = w;
  const source = { kind: 'hand' };
  const own = { officeId, actor: sara, businessId, customerId, content: sampleContent(), source };
  const { invoiceId } = await createDraft(s, own);
  expect(await submit(sara, invoiceId)).toMatchObject({ accepted: true });
  await inOffice(s.db, officeId, (tx) => updateFourEyes(tx, false));
  expect(await submit(biller)).toMatchObject({ accepted: true });
});

test('switched off while one waits, it goes as ever, and nothing is left behind', async () => {
  const { s, officeId, biller, invoiceId, ask, submit, status } = await given();
  await ask();
  await inOffice(s.db, officeId, (tx) => updateFourEyes(tx, false));
  expect(await submit(biller)).toMatchObject({ accepted: true });
  expect(await status()).toBe('asking');
  await withdraw(s, { officeId, actor: biller, invoiceId });
  expect(await status()).toBe('withdrawn');
});

test('nobody of another office asks or gives back', async () => {
  const { s, invoiceId, ask } = await given();
  await ask();
  const stranger = { kind: 'staff', id: newId(), name: 'Eve', channel: 'console' } as const;
  const elsewhere = { officeId: newId(), actor: stranger, invoiceIds: [invoiceId] };
  expect((await askRelease(s, elsewhere)).get(invoiceId)).toEqual({ accepted: false, reason: 'notFound' });
  expect((await returnDraft(s, elsewhere)).get(invoiceId)).toEqual({ accepted: false, reason: 'notFound' });
});

test('acts of second readers are kept as they are', async () => {
  const { w, s, officeId, ask } = await given();
  await ask();
  for (const change of [sql`update release_acts set note = 'x'`, sql`delete from release_acts`]) {
    await expect(inOffice(s.db, officeId, (tx) => tx.execute(change))).rejects.toThrow();
    await expect(w.ownerDb.execute(change)).rejects.toThrow();
  }
});
