import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { listTransitions } from '#db/queries/trace.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import {
  approve,
  askTime,
  comment,
  reply,
  requestCorrection,
  saveDraft,
  submitReview,
  undoApproval,
  withdraw,
} from '#workflows/review/commands.ts';

const asOffice = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.biller, invoiceId });
const asOwner = (w: World, invoiceId: string) => ({ officeId: w.officeId, actor: w.owner, invoiceId });

async function asked(w: World, content = sampleContent()) {
  const invoiceId = await w.draft(content);
  expect(await submitReview(w.s, asOffice(w, invoiceId))).toMatchObject({
    accepted: true,
    state: 'awaiting.asking',
  });
  await w.work();
  return invoiceId;
}

test('silence: the delivered request, a reminder, then the tacit approval, the number, the PDF and its delivery', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const running = await w.look(invoiceId);
  expect(running).toMatchObject({ state: 'awaiting.running', invoice: { status: 'awaiting', round: 1 } });
  const { windowFrom, reviewDueAt } = running.context as { windowFrom: string; reviewDueAt: string };
  expect(Date.parse(reviewDueAt) - Date.parse(windowFrom)).toBe(172_800_000);

  await w.pass(47.9);
  expect((await w.look(invoiceId)).state).toBe('awaiting.running');
  expect((await w.look(invoiceId)).mails.filter((mail) => mail.kind === 'reminder').length).toBeGreaterThan(
    0,
  );

  await w.pass(0.2);
  const done = await w.look(invoiceId);
  expect(done).toMatchObject({
    state: 'issued',
    context: { decidedBy: 'silence', decidedAt: reviewDueAt },
    invoice: { status: 'delivered', decidedBy: 'silence' },
  });
  expect(done.invoice.number).toMatch(/^VPC-20\d\d-0001$/);
  expect(done.mails.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['approvalRequest', 'tacitlyApproved', 'invoiceToCustomer']),
  );
  expect(done.mails.every(({ state }) => state === 'delivered')).toBe(true);
});

test('a reminder that comes due while nobody works is logged and not sent; the next one is', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const { windowFrom, reminders } = (await w.look(invoiceId)).context as {
    windowFrom: string;
    reminders: string[];
  };
  const hoursTo = (at = '') => (Date.parse(at) - Date.parse(windowFrom)) / 3_600_000;
  const sent = async () => (await w.look(invoiceId)).mails.filter(({ kind }) => kind === 'reminder');

  await w.outage(hoursTo(reminders[0]) + 2);
  expect(await sent()).toEqual([]);
  const logged = await inOffice(w.s.db, w.officeId, (tx) =>
    rows(tx, sql`select from transitions where event = 'reminder'`),
  );
  expect(logged).toHaveLength(1);
  await w.pass(hoursTo(reminders[1]) - hoursTo(reminders[0]) - 1.9);
  expect(await sent()).toMatchObject([{ state: 'delivered' }]);
  const steps = await inOffice(w.s.db, w.officeId, (tx) => listTransitions(tx, invoiceId));
  const reminded = steps.filter(({ event }) => event === 'reminder').reverse();
  expect(reminded.map(({ isUnsent }) => isUnsent)).toEqual([true, false]);
});

test('an explicit approval is issued ten minutes later, and can be undone until then', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const { revisionSha256 } = (await w.look(invoiceId)).context as { revisionSha256: string };
  expect(await approve(w.s, { ...asOwner(w, invoiceId), revisionSha256: 'f'.repeat(64) })).toMatchObject({
    accepted: false,
    reason: 'contentChanged',
  });
  expect(await approve(w.s, { ...asOwner(w, invoiceId), revisionSha256 })).toMatchObject({
    accepted: true,
    state: 'approved',
  });
  expect((await w.look(invoiceId)).invoice.number).toBeNull();
  expect(await undoApproval(w.s, asOwner(w, invoiceId))).toMatchObject({
    accepted: true,
    state: 'awaiting.running',
  });
  await approve(w.s, { ...asOwner(w, invoiceId), revisionSha256 });
  await w.pass(0.2);
  expect(await w.look(invoiceId)).toMatchObject({
    state: 'issued',
    context: { decidedBy: 'owner', decidedByName: 'Thierry Vasseur' },
  });
  expect(await undoApproval(w.s, asOwner(w, invoiceId))).toMatchObject({ accepted: false, reason: 'late' });
});

test('a comment stops the clock; the answer opens a full new window', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await w.pass(20);
  expect(
    await comment(w.s, { ...asOwner(w, invoiceId), lineId: 'l1', body: 'Deux, vraiment ?' }),
  ).toMatchObject({ accepted: true, state: 'answering' });
  await w.pass(100);
  expect((await w.look(invoiceId)).state).toBe('answering');
  expect(await reply(w.s, { ...asOffice(w, invoiceId), body: 'Oui, voir le bon de pose.' })).toMatchObject({
    accepted: true,
  });
  await w.work();
  const again = await w.look(invoiceId);
  expect(again.state).toBe('awaiting.running');
  const { windowFrom, reviewDueAt } = again.context as { windowFrom: string; reviewDueAt: string };
  expect(Date.parse(reviewDueAt) - Date.parse(windowFrom)).toBe(172_800_000);
});

test('a correction request leads to a new round that the old approval does not fit', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  const before = (await w.look(invoiceId)).context as { revisionSha256: string };
  const wish = { lineId: 'l1', field: 'line.quantity', before: '2', after: '1', body: '' };
  expect(await requestCorrection(w.s, { ...asOwner(w, invoiceId), ...wish })).toMatchObject({
    accepted: true,
    state: 'correcting',
  });
  const lines = sampleContent().lines.map((line) => ({ ...line, quantity: '1' }));
  const content = sampleContent({ lines });
  expect(
    await saveDraft(w.s, { ...asOffice(w, invoiceId), version: 1, customerId: w.customerId, content }),
  ).toMatchObject({ ok: true, version: 2 });
  expect(await submitReview(w.s, asOffice(w, invoiceId))).toMatchObject({
    accepted: true,
    context: { round: 2 },
  });
  await w.work();
  expect(
    await approve(w.s, { ...asOwner(w, invoiceId), revisionSha256: before.revisionSha256 }),
  ).toMatchObject({ reason: 'contentChanged' });
  const { mails } = await w.look(invoiceId);
  expect(mails.map(({ kind }) => kind)).toEqual(['approvalRequest', 'correctionReceived', 'approvalRequest']);
});

test('a hold stops the clock and goes on with the time that was left, 24 hours at least', async () => {
  const w = await world();
  const invoiceId = await asked(w);
  await w.pass(40);
  const now = Date.parse((await w.look(invoiceId)).context.windowFrom as string) + 40 * 3_600_000;
  const at = (days: number) => new Date(now + days * 86_400_000).toISOString();
  expect(await askTime(w.s, { ...asOwner(w, invoiceId), until: at(8) })).toMatchObject({
    accepted: false,
    reason: 'tooLong',
  });
  expect(await askTime(w.s, { ...asOwner(w, invoiceId), until: at(3) })).toMatchObject({
    accepted: true,
    state: 'awaiting.onHold',
  });
  await w.pass(71);
  expect((await w.look(invoiceId)).state).toBe('awaiting.onHold');
  await w.pass(2);
  expect(await w.look(invoiceId)).toMatchObject({
    state: 'awaiting.running',
    context: { reviewDueAt: at(4) },
  });
  await w.pass(24);
  expect((await w.look(invoiceId)).state).toBe('issued');
});

test.for<[string, Parameters<typeof world>[0], string]>([
  ['a guardrail', { policy: { guardrails: ['firstInvoice'] } }, 'firstInvoice'],
  ['a missing mandate', { mandate: false }, 'noMandate'],
])('%s keeps silence from deciding', async ([, options, block]) => {
  const w = await world(options);
  const invoiceId = await asked(w);
  await w.pass(49);
  const lapsed = await w.look(invoiceId);
  expect(lapsed).toMatchObject({
    state: 'awaiting.lapsed',
    context: { blockedBy: [block] },
    invoice: { number: null },
  });
  const { revisionSha256 } = lapsed.context as { revisionSha256: string };
  expect(await approve(w.s, { ...asOwner(w, invoiceId), revisionSha256 })).toMatchObject({ accepted: true });
});

test('what needs no approval by policy is issued at once, and the record says so', async () => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const invoiceId = await w.draft();
  expect(await submitReview(w.s, asOffice(w, invoiceId))).toMatchObject({ accepted: true, state: 'issued' });
  const events = await inOffice(w.s.db, w.officeId, (tx) =>
    rows(
      tx,
      sql`select event, to_state from transitions t join workflows w on w.id = t.workflow_id
      where w.subject_id = ${invoiceId} and w.machine = 'review' order by t.sequence`,
    ),
  );
  expect(events).toEqual([
    { event: 'start', to_state: 'preparing' },
    { event: 'submit', to_state: 'issued' },
  ]);
  expect((await w.look(invoiceId)).context).toMatchObject({ decidedBy: 'waiver' });
});

test('a guardrail asks the owner also where the policy asks nobody, and waits for his answer', async () => {
  const w = await world({ policy: { needsApproval: 'never', guardrails: ['bankChanged', 'firstInvoice'] } });
  const first = await asked(w);
  const { revisionSha256 } = (await w.look(first)).context as { revisionSha256: string };
  await approve(w.s, { ...asOwner(w, first), revisionSha256 });
  await w.pass(0.2);
  // Its customer and its account are known now.
  const plain = await w.draft();
  expect(await submitReview(w.s, asOffice(w, plain))).toMatchObject({ state: 'issued' });

  const payment = { iban: 'DE89370400440532013000', bic: '', meansCode: '30' };
  const elsewhere = await asked(w, sampleContent({ payment }));
  await w.pass(49);
  expect(await w.look(elsewhere)).toMatchObject({
    state: 'awaiting.lapsed',
    context: { blockedBy: ['bankChanged'], decidedBy: null },
    invoice: { number: null },
    mails: expect.not.arrayContaining([expect.objectContaining({ kind: 'invoiceToCustomer' })]),
  });
});

test('an account in a line asks the owner, and no more once a document that says it is issued', async () => {
  const w = await world({ policy: { needsApproval: 'never', guardrails: ['bankChanged'] } });
  const saying = (description: string) =>
    sampleContent({ lines: sampleContent().lines.map((line) => ({ ...line, description })) });
  const rib = 'À virer sur le RIB 20041 01005 0500013M026 06';
  const first = await asked(w, saying(rib));
  const { revisionSha256, blockedBy } = (await w.look(first)).context as Record<string, string>;
  expect(blockedBy).toEqual(['bankChanged']);
  await approve(w.s, { ...asOwner(w, first), revisionSha256: revisionSha256! });
  await w.pass(0.2);
  expect(await submitReview(w.s, asOffice(w, await w.draft(saying(rib))))).toMatchObject({ state: 'issued' });
  await asked(w, saying('Chèque à l’ordre de Prête-nom SARL'));
});

test('a known customer is known as who he was and where he was written to: another buyer on his card is a first invoice', async () => {
  const w = await world({ policy: { needsApproval: 'never', guardrails: ['firstInvoice'] } });
  const first = await asked(w);
  const { revisionSha256 } = (await w.look(first)).context as { revisionSha256: string };
  await approve(w.s, { ...asOwner(w, first), revisionSha256 });
  await w.pass(0.2);
  const { buyer } = sampleContent();
  const submitted = async (change: Partial<typeof buyer>) => {
    const invoiceId = await w.draft(sampleContent({ buyer: { ...buyer, ...change } }));
    return submitReview(w.s, asOffice(w, invoiceId));
  };
  const others: Partial<typeof buyer>[] = [
    { ...party('Prête-nom SARL', '552100554'), email: 'moi@ailleurs.example' },
    { ...party('Prête-nom SARL', '552100554') },
    { name: 'Prête-nom SARL', siren: '', siret: '', vatNumber: '' },
    { address: { ...buyer.address, postcode: '31000' } },
    { email: 'moi@ailleurs.example' },
  ];
  for (const other of others)
    expect(await submitted(other), JSON.stringify(other)).toMatchObject({ state: 'awaiting.asking' });
  expect(await submitted({})).toMatchObject({ state: 'issued' });
  // Where his card leads since is an address that no owner has seen.
  await w.ownerDb.execute(sql`update customers set email = 'moi@ailleurs.example'`);
  expect(await submitted({})).toMatchObject({ state: 'awaiting.asking' });
  expect(await submitted({ email: 'marches@saint-riquet.example' })).toMatchObject({ state: 'issued' });
});

test('what an owner objected to comes back to him, made smaller and under a policy that has come to ask nobody', async () => {
  const w = await world({ policy: { needsApproval: 'specialCases', thresholdCents: 100_000 } });
  const invoiceId = await asked(w);
  const wish = { lineId: 'l1', field: 'line.quantity', before: '2', after: '1', body: 'Un seul' };
  await requestCorrection(w.s, { ...asOwner(w, invoiceId), ...wish });
  expect(await withdraw(w.s, asOffice(w, invoiceId))).toMatchObject({ accepted: true, state: 'withdrawn' });
  const lines = sampleContent().lines.map((line) => ({ ...line, unitPrice: '300.00' }));
  const draft = { version: 1, customerId: w.customerId, content: sampleContent({ lines }) };
  expect(await saveDraft(w.s, { ...asOffice(w, invoiceId), ...draft })).toMatchObject({ ok: true });
  await w.ownerDb.execute(sql`insert into policies (office_id, business_id, version, policy, created_by)
    select office_id, business_id, 2, policy || '{"needsApproval": "never", "thresholdCents": null}', created_by from policies`);
  // The same amount is issued at once where nobody was ever asked.
  expect(await submitReview(w.s, asOffice(w, await w.draft(draft.content)))).toMatchObject({
    state: 'issued',
  });
  expect(await submitReview(w.s, asOffice(w, invoiceId))).toMatchObject({
    accepted: true,
    state: 'awaiting.asking',
    context: { round: 2, policyVersion: 2 },
  });
  await w.work();
  // Silence on what he was shown may decide, nothing else.
  await w.pass(49);
  expect(await w.look(invoiceId)).toMatchObject({ state: 'issued', context: { decidedBy: 'silence' } });
});

test('what nobody ever received is not waived either, once it was sent to an owner', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  await submitReview(w.s, asOffice(w, invoiceId));
  await withdraw(w.s, asOffice(w, invoiceId));
  await w.ownerDb.execute(sql`insert into policies (office_id, business_id, version, policy, created_by)
    select office_id, business_id, 2, policy || '{"needsApproval": "never"}', created_by from policies`);
  expect(await submitReview(w.s, asOffice(w, invoiceId))).toMatchObject({ state: 'awaiting.asking' });
});
