import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readLinkRow } from '#app/auth/resolve-link.server.ts';
import { loadEditor } from '#app/invoices/editor/editor.server.ts';
import { createInvoice } from '#app/invoices/editor/new.server.ts';
import { saveEditor } from '#app/invoices/editor/save.server.ts';
import { loadInvoice } from '#app/invoices/one/one.server.ts';
import { gatherReview } from '#app/reviews/gather-review.server.ts';
import { reviewView } from '#app/reviews/review-view.server.ts';
import { inOffice, rows } from '#db/client.ts';
import { customers } from '#db/schema/index.ts';
import { sampleContent } from '#test/support/content.ts';
import { ciiLine, smallCii } from '#test/support/small-cii.ts';
import { type World, world } from '#test/support/world.ts';
import { dispatchAgain } from '#workflows/dispatch/commands.ts';
import { recipientOf } from '#workflows/invoice/recipient.ts';
import { type CapturedMail, listCaptured, readCaptured } from '#workflows/mail/mailbox.ts';
import {
  deleteDraft,
  draftFromIssued,
  type Follower,
  requestCorrection,
  saveDraft,
  submitReviews,
  withdraw,
} from '#workflows/review/commands.ts';
import { act, draftFrom, draftOf, draftOfRead, openedForm, staffOf } from './given.ts';

const card = 'marches@saint-riquet.example';
const changed = 'compta@saint-riquet.example';

async function submit(w: World, ...ids: string[]): Promise<void> {
  const outcomes = await submitReviews(w.s, { officeId: w.officeId, actor: w.biller, invoiceIds: ids });
  for (const id of ids) expect(outcomes.get(id), `nth ${ids.indexOf(id)}`).toMatchObject({ accepted: true });
  await w.work();
}

async function typed(w: World, invoiceId: string, values: Record<string, string>): Promise<string> {
  const form = await openedForm(w, invoiceId);
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  expect(await saveEditor(w.s, staffOf(w), invoiceId, form, { locale: 'fr' })).toMatchObject({
    status: 'saved',
  });
  return invoiceId;
}

/** Where it goes, as the editor says. */
async function inEditor(w: World, invoiceId: string): Promise<string> {
  const { fields, content, customers: known } = await loadEditor(w.s, staffOf(w), invoiceId, 'fr');
  const customer = known.find(({ id }) => id === fields.customerId);
  return recipientOf({ buyer: { ...content.buyer, email: fields.buyer.email ?? '' } }, customer?.email ?? '');
}

/** As the owner's page says. */
async function atOwner(w: World, invoiceId: string): Promise<string | null> {
  const found = await inOffice(w.s.db, w.officeId, (tx) => gatherReview(tx, { invoiceId }));
  if (!found?.content) throw new Error('nothing to show');
  const reader = { id: w.ownerId, name: 'Thierry Vasseur', email: 'thierry@vasseur.example' };
  const access = { kind: 'session', invoiceId, as: null } as const;
  return reviewView({ ...found, content: found.content }, reader, access, '/pdf', 'fr').recipient;
}

/** Where it went: the mail, the office's card, the contract. */
async function sent(w: World, invoiceId: string) {
  const { dispatches } = await loadInvoice(w.s, staffOf(w), invoiceId, 'fr');
  const { mails } = await w.look(invoiceId);
  const contract = await rows<{ recipient: string; state: string; attempts: number }>(
    w.ownerDb,
    sql`select d.recipient, d.state, d.attempts from contract.dispatches d join workflows w on w.id = d.id
      where d.invoice_id = ${invoiceId} order by w.ordinal`,
  );
  return {
    mails: mails.filter(({ kind }) => kind === 'invoiceToCustomer').map(({ to_address }) => to_address),
    cards: dispatches.map(({ recipient }) => recipient),
    contract: contract.map(({ recipient }) => recipient),
    states: contract.map(({ state }) => state),
    attempts: contract.map(({ attempts }) => attempts),
  };
}

async function mailsTo(w: World, to: string): Promise<CapturedMail[]> {
  const directory = join(w.dataDir, 'mailbox');
  const listed = (await listCaptured(directory)).filter((mail) => mail.to.includes(to));
  const read = await Promise.all(listed.map(({ id }) => readCaptured(directory, id)));
  return read.filter((mail) => mail !== null);
}

const goneTo = (...to: string[]) => ({ mails: to, cards: to, contract: to });

const duplicate = (w: World, invoiceId: string) => draftFrom(act(w, invoiceId, { act: 'duplicate' }));

async function follow(w: World, invoiceId: string, follower: Follower): Promise<string> {
  const made = await draftFromIssued(w.s, { officeId: w.officeId, actor: w.biller, invoiceId, follower });
  if (!made.ok) throw new Error(made.reason);
  return made.invoiceId;
}

/** The final invoice after a deposit, with the work that the deposit was for. */
async function finalOf(w: World, deposit: string): Promise<string> {
  const invoiceId = await follow(w, deposit, 'finalInvoice');
  const { draft, invoice } = await draftOf(w, invoiceId);
  const work = sampleContent().lines.map((line) => ({ ...line, id: 'l9', unitPrice: '5000' }));
  const content = {
    ...draft.content,
    lines: [...work, ...draft.content.lines.filter(({ recovers }) => recovers)],
  };
  const { officeId, biller: actor } = w;
  const { version } = draft;
  await saveDraft(w.s, { officeId, actor, invoiceId, version, customerId: invoice.customerId, content });
  return invoiceId;
}

async function blank(w: World): Promise<string> {
  const form = new FormData();
  form.set('businessId', w.businessId);
  form.set('customerId', w.customerId);
  const id = await draftFrom(createInvoice(w.s, staffOf(w), form, 'fr'));
  return typed(w, id, {
    subject: 'Visite',
    'lines[0].name': 'Visite',
    'lines[0].unitPrice': '50',
    'period.from': '2026-11-02',
    'period.to': '2026-11-02',
  });
}

/** What a file or a list leaves to be filled in before it may leave, and nothing of its buyer but a customer. */
const completed = (w: World, id: string, email = '') =>
  typed(w, id, {
    customerId: w.customerId,
    subject: 'Visite',
    operation: 'services',
    'period.from': '2026-11-02',
    'period.to': '2026-11-02',
    'buyer.name': 'Commune de Saint-Riquet',
    'buyer.siren': '218007415',
    'buyer.siret': '21800741500018',
    'buyer.address.line1': '14, rue des Tanneurs',
    'buyer.address.postcode': '80000',
    'buyer.address.city': 'Amiens',
    'buyer.email': email,
  });

test('one address: where the editor says, where the owner read, where it went, however the draft was made', async () => {
  const w = await world();
  const base = await w.draft();
  const deposit = await w.draft(
    sampleContent({
      kind: 'deposit',
      depositOf: { reference: 'Devis D-118', date: null, totalCents: 400_000, percent: '30' },
    }),
  );
  await submit(w, base, deposit);
  await w.pass(49);
  const email = { 'buyer.email': changed };
  const cii = { name: 'facture.xml', bytes: smallCii() };
  const csv = {
    name: 'lignes.csv',
    bytes: Buffer.from('Désignation;Quantité;Prix unitaire HT;TVA\nDépose;3,5;52,00;20\n'),
  };
  const ways: [string, string, string][] = [
    ['typed', await blank(w), card],
    ['duplicated, another address', await typed(w, await duplicate(w, base), email), changed],
    ['from a file', await completed(w, await draftOfRead(w, cii), changed), changed],
    ['from a list', await completed(w, await draftOfRead(w, csv)), card],
    ['credit note', await typed(w, await follow(w, base, 'creditNote'), email), changed],
    ['final invoice', await typed(w, await finalOf(w, deposit), email), changed],
  ];
  const corrected = await w.draft();
  await submit(w, corrected);
  await requestCorrection(w.s, {
    officeId: w.officeId,
    actor: w.owner,
    invoiceId: corrected,
    lineId: null,
    field: 'customer',
    before: '',
    after: '',
    body: 'Pas la bonne adresse',
  });
  ways.push(['correction', await typed(w, corrected, email), changed]);
  for (const [way, id, to] of ways) expect(await inEditor(w, id), way).toBe(to);
  await submit(w, ...ways.map(([, id]) => id));
  for (const [way, id, to] of ways) expect(await atOwner(w, id), way).toBe(to);
  // What becomes of the card afterwards is for the next document.
  await w.ownerDb
    .update(customers)
    .set({ email: 'autre@saint-riquet.example' })
    .where(eq(customers.id, w.customerId));
  await w.pass(49);
  for (const [way, id, to] of ways) {
    expect(await atOwner(w, id), way).toBe(to);
    expect(await sent(w, id), way).toMatchObject(goneTo(to));
  }
  const told = (await mailsTo(w, 'thierry@')).filter(({ subject }) => subject.includes('sans réponse'));
  for (const to of [card, changed]) {
    // It can be read and is no link: a narrow space stands in it.
    const named = told.filter(({ text }) => text.replaceAll('\u202f', '').includes(to));
    expect(named.length, to).toBeGreaterThanOrEqual(ways.filter((way) => way[2] === to).length);
  }
});

/** An invoice that left at once, as nobody had to be asked. */
async function issued() {
  const w = await world({ policy: { needsApproval: 'never' } });
  const invoiceId = await w.draft();
  await submit(w, invoiceId);
  const [dispatch] = (await loadInvoice(w.s, staffOf(w), invoiceId, 'fr')).dispatches;
  const again = (recipient?: string) =>
    dispatchAgain(w.s, {
      officeId: w.officeId,
      actor: w.biller,
      invoiceId,
      dispatchId: dispatch?.id ?? '',
      ...(recipient && { recipient }),
    });
  const status = async () => (await w.look(invoiceId)).invoice.status;
  return { w, invoiceId, again, status };
}

test('a recipient more is a dispatch more: the first keeps its address, its tries and what became of it', async () => {
  const { w, invoiceId, again } = await issued();
  expect(await again(changed)).toMatchObject({ accepted: true });
  await w.work();
  expect(await sent(w, invoiceId)).toMatchObject({
    ...goneTo(card, changed),
    states: ['delivered', 'delivered'],
    attempts: [1, 1],
  });
  const links = await rows<{ id: string }>(
    w.ownerDb,
    sql`select id from links where subject_id = ${invoiceId} and purpose = 'invoice' order by created_at`,
  );
  const readers = () =>
    inOffice(w.s.db, w.officeId, (tx) =>
      Promise.all(links.map(async ({ id }) => (await readLinkRow(tx, id))?.person.email)),
    );
  expect(await readers()).toEqual([card, changed]);
  await w.ownerDb.execute(sql`update links set revoked_at = app_clock() where id = ${links[1]?.id}`);
  expect(await readers()).toEqual([card, card]);
  const { trace } = await loadInvoice(w.s, staffOf(w), invoiceId, 'fr');
  expect(JSON.stringify(trace)).toContain(`Renvoi demandé à ${changed}`);
});

test('an address that has a dispatch of its own is another try of that, in whatever case it is typed', async () => {
  const { w, invoiceId, again } = await issued();
  await again(changed);
  await w.work();
  for (const to of [changed.toUpperCase(), card.replace('marches', 'Marches')]) {
    expect(await again(to)).toMatchObject({ accepted: true });
    await w.work();
  }
  expect(await sent(w, invoiceId)).toMatchObject({ attempts: [2, 2], states: ['delivered', 'delivered'] });
});

test('two colleagues who send it to one new address at once send it there once', async () => {
  const { w, invoiceId, again } = await issued();
  const outcomes = await Promise.all([again(changed), again(changed), again(changed)]);
  expect(outcomes.filter(({ accepted }) => accepted)).toHaveLength(1);
  await w.work();
  expect(await sent(w, invoiceId)).toMatchObject({ ...goneTo(card, changed), attempts: [1, 1] });
});

test('the list shows how far the best served is: a copy in trouble hides no delivery, one that arrives makes up for the first', async () => {
  const { w, invoiceId, again, status } = await issued();
  expect(await status()).toBe('delivered');
  await again(changed);
  expect(await status()).toBe('delivered');
  const move = (ordinal: number, state: string) =>
    w.ownerDb.execute(
      sql`update workflows set state = ${state} where subject_id = ${invoiceId} and machine = 'dispatch' and ordinal = ${ordinal}`,
    );
  await move(0, 'needsAttention');
  await w.work();
  expect(await status()).toBe('delivered');
});

test('a buyer who is no customer gets the document, and no link to anybody’s page', async () => {
  const w = await world({ policy: { needsApproval: 'never' } });
  const id = await typed(w, await w.draft(), { customerId: '', 'buyer.email': changed });
  await submit(w, id);
  expect(await sent(w, id)).toMatchObject(goneTo(changed));
  const [mail, other] = await mailsTo(w, changed);
  expect(other).toBeUndefined();
  expect(mail?.files).toHaveLength(1);
  for (const part of [mail?.text, mail?.html]) {
    expect(part).toContain('VPC-2026-0001');
    expect(part).not.toContain(w.env.APP_ORIGIN);
  }
});

test('a copy of what an owner was asked about, and of what was copied from it, is never issued by waiver', async () => {
  const w = await world({ policy: { needsApproval: 'specialCases', thresholdCents: 100_000 } });
  const original = await w.draft();
  const early = await duplicate(w, original);
  await submit(w, original);
  const late = await duplicate(w, original);
  const ofCopy = await duplicate(w, late);
  const cheap = { 'lines[0].unitPrice': '1' };
  for (const id of [early, late, ofCopy]) {
    await typed(w, id, cheap);
    expect((await loadEditor(w.s, staffOf(w), id, 'fr')).judging.asked).toBe(true);
    await submit(w, id);
    expect((await w.look(id)).state).toMatch(/^awaiting/);
  }
  // Another draft that says the same by chance, and a copy of one that was issued, are waived as the policy has it.
  const other = await typed(w, await w.draft(), cheap);
  await submit(w, other);
  expect((await w.look(other)).state).toBe('issued');
  const next = await duplicate(w, other);
  await submit(w, next);
  expect((await w.look(next)).state).toBe('issued');
});

test('the same file read again is a copy of its first draft, though that is deleted', async () => {
  const w = await world({ policy: { needsApproval: 'specialCases', thresholdCents: 10_000 } });
  const file = { name: 'facture.xml', bytes: smallCii() };
  const first = await completed(w, await draftOfRead(w, file), changed);
  await submit(w, first);
  const args = { officeId: w.officeId, actor: w.biller, invoiceId: first };
  expect(await withdraw(w.s, { ...args, reason: 'Autre chose' })).toMatchObject({ accepted: true });
  expect(await deleteDraft(w.s, args)).toMatchObject({ accepted: true });
  const again = await completed(w, await draftOfRead(w, file), changed);
  await typed(w, again, { 'lines[0].unitPrice': '1' });
  await submit(w, again);
  expect((await w.look(again)).state).toMatch(/^awaiting/);
  expect((await draftOf(w, again)).invoice.copyFamily).toBe(first);
});

test('a document that an owner was asked about is known by its number, or by its buyer and lines where it has none', async () => {
  const w = await world({ policy: { needsApproval: 'specialCases', thresholdCents: 10_000 } });
  let files = 0;
  const table = () => Buffer.from(`Désignation;Quantité;Prix unitaire HT;TVA\nDépose;1;${++files};20\n`);
  const xml = (number: string, name = 'Pose') =>
    Buffer.concat([smallCii({ number, lines: ciiLine({ name }) }), Buffer.from(`<!-- ${++files} -->`)]);
  const read = (bytes: Uint8Array) => draftOfRead(w, { name: 'facture', bytes });
  const sent = async (bytes: Uint8Array, price: string) => {
    const invoiceId = await completed(w, await read(bytes));
    await submit(w, await typed(w, invoiceId, { 'lines[0].unitPrice': price }));
    return invoiceId;
  };
  const asked = (bytes: Uint8Array) => sent(bytes, '500');
  const gone = async (invoiceId: string) => {
    const args = { officeId: w.officeId, actor: w.biller, invoiceId };
    expect(await withdraw(w.s, { ...args, reason: 'Autre chose' })).toMatchObject({ accepted: true });
    expect(await deleteDraft(w.s, args)).toMatchObject({ accepted: true });
  };
  const stateOf = async (bytes: Uint8Array) => (await w.look(await sent(bytes, '1'))).state;
  await gone(await asked(xml('F7')));
  expect(await stateOf(xml('F8'))).toBe('issued');
  expect(await stateOf(xml('F7'))).toMatch(/^awaiting/);
  expect(await stateOf(xml('f7 ', 'Autrement'))).toMatch(/^awaiting/);

  await gone(await asked(xml('', 'Sans numéro')));
  expect(await stateOf(xml('', 'Tout autre chose'))).toBe('issued');
  expect(await stateOf(xml('F9', 'Sans numéro'))).toMatch(/^awaiting/);
  expect(await stateOf(xml('', 'Sans numéro'))).toMatch(/^awaiting/);

  const withOwner = await asked(table());
  expect(await stateOf(table())).toBe('issued');
  await gone(withOwner);
  expect(await stateOf(table())).toMatch(/^awaiting/);
});
