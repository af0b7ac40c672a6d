import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { customerView } from '#app/customer-page/customer-view.server.ts';
import { gatherReview } from '#app/reviews/gather-review.server.ts';
import { leftToPay } from '#app/reviews/left-to-pay.server.ts';
import { inOffice, rows } from '#db/client.ts';
import {
  findFormerOf,
  insertAcknowledgement,
  isSameCustomer,
  listCustomerInvoices,
} from '#db/queries/customer-pages.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { customers } from '#db/schema/index.ts';
import { party, sampleContent } from '#test/support/content.ts';
import { type World, world } from '#test/support/world.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { createDraft, draftFromIssued, saveDraft, submitReview } from '#workflows/review/commands.ts';

/** Issued at once: the policy asks for no approval. */
const silent = { policy: { needsApproval: 'never' as const } };

async function issued(w: World, customerId = w.customerId) {
  const source = { kind: 'hand' };
  const { officeId, businessId, biller: actor } = w;
  const content = sampleContent();
  const { invoiceId } = await createDraft(w.s, { officeId, actor, businessId, customerId, content, source });
  await submitReview(w.s, { officeId, actor, invoiceId });
  await w.work();
  return invoiceId;
}

test('a customer reads the sealed invoice, how to pay it, and confirms its receipt once', async () => {
  const w = await world(silent);
  const invoiceId = await issued(w);
  const look = () =>
    inOffice(w.s.db, w.officeId, (tx) =>
      customerView(tx, { invoiceId, access: { kind: 'session', as: null }, pdf: '/pdf', locale: 'fr' }),
    );
  const view = await look();
  expect(view).toMatchObject({
    title: 'Facture',
    amountCents: 120_000,
    contact: { name: 'Inès Rouvière', email: 'ines@calame.example' },
    transfer: { iban: 'FR7630006000011234567890189', reference: view?.number },
    acknowledgedAt: null,
    document: { pencil: false },
  });
  expect(view?.pdf.bytes).toBeGreaterThan(10_000);
  const entry = { officeId: w.officeId, invoiceId, linkId: newId(), personName: 'Commune de Saint-Riquet' };
  await inOffice(w.s.db, w.officeId, (tx) =>
    insertAcknowledgement(tx, { ...entry, at: '2026-11-26T14:02:00.000Z' }),
  );
  await inOffice(w.s.db, w.officeId, (tx) =>
    insertAcknowledgement(tx, { ...entry, at: '2026-11-27T14:02:00.000Z' }),
  );
  expect(Date.parse((await look())?.acknowledgedAt ?? '')).toBe(Date.parse('2026-11-26T14:02:00.000Z'));
});

test('a draft has no customer’s page', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  const view = await inOffice(w.s.db, w.officeId, (tx) =>
    customerView(tx, { invoiceId, access: { kind: 'session', as: null }, pdf: '/pdf', locale: 'fr' }),
  );
  expect(view).toBeUndefined();
});

test('one customer’s link opens the others of that customer, and nobody else’s', async () => {
  const w = await world(silent);
  const otherId = newId();
  await w.ownerDb.insert(customers).values({
    officeId: w.officeId,
    id: otherId,
    businessId: w.businessId,
    name: 'SCI du Canal',
    party: party('SCI du Canal', '812440975'),
  });
  const [first, second, foreign] = [await issued(w), await issued(w), await issued(w, otherId)];
  const draft = await w.draft();
  const same = (invoiceId: string) =>
    inOffice(w.s.db, w.officeId, (tx) => isSameCustomer(tx, { invoiceId, knownId: first }));
  expect(await same(second)).toBe(true);
  expect(await same(foreign)).toBe(false);
  expect(await same(draft)).toBe(false);
  const listed = await inOffice(w.s.db, w.officeId, (tx) =>
    listCustomerInvoices(tx, {
      businessId: w.businessId,
      customerId: w.customerId,
      limit: 30,
      offset: 0,
    }),
  );
  expect(listed.map(({ id }) => id)).toEqual([second, first]);
});

test('a customer is told that the payment has changed since the former invoice, on the page and in the mail', async () => {
  const w = await world(silent);
  const look = async (invoiceId: string) =>
    inOffice(w.s.db, w.officeId, (tx) =>
      customerView(tx, { invoiceId, access: { kind: 'session', as: null }, pdf: '/pdf', locale: 'fr' }),
    );
  const first = await look(await issued(w));
  expect(first?.payment).toBeNull();
  expect((await look(await issued(w)))?.payment).toBeNull();
  const german = 'DE89370400440532013000';
  await w.ownerDb.execute(sql`update businesses set iban = ${german}`);
  const payment = { ...sampleContent().payment, iban: german };
  const changed = await w.draft(sampleContent({ payment }));
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId: changed });
  await w.work();
  const seen = await look(changed);
  expect(seen?.payment).toEqual({
    items: [{ label: 'Compte', text: expect.stringMatching(/^DE89/) }],
    former: expect.stringMatching(/^VPC-/),
  });
  const mails = await rows<{ since: string | null }>(
    w.ownerDb,
    sql`select payload #>> '{composed,mail,changedSince}' as since from mails where kind = 'invoiceToCustomer' order by id`,
  );
  expect(mails).toEqual([{ since: null }, { since: null }, { since: seen?.payment?.former }]);
});

test('a credited invoice asks for what is left, a wholly credited or replaced one for nothing', async () => {
  const w = await world(silent);
  const look = async (invoiceId: string) => {
    const view = await inOffice(w.s.db, w.officeId, (tx) =>
      customerView(tx, { invoiceId, access: { kind: 'session', as: null }, pdf: '/pdf', locale: 'fr' }),
    );
    const row = view?.invoices?.rows.find(({ id }) => id === invoiceId);
    return {
      amount: view?.amountCents,
      pays: view?.transfer !== null,
      state: view?.balance.state,
      row: row?.balance,
    };
  };
  const follow = async (invoiceId: string, follower: 'creditNote' | 'corrective', quantity: string) => {
    const { officeId, biller: actor } = w;
    const made = await draftFromIssued(w.s, { officeId, actor, invoiceId, follower });
    if (!made.ok) throw new Error(made.reason);
    const found = await inOffice(w.s.db, officeId, (tx) => findDraft(tx, made.invoiceId));
    const { content, version } = found!.draft;
    const lines = content.lines.map((line) => ({ ...line, quantity }));
    const args = { officeId, actor, invoiceId: made.invoiceId };
    await saveDraft(w.s, { ...args, version, customerId: w.customerId, content: { ...content, lines } });
    expect(await submitReview(w.s, args)).toMatchObject({ accepted: true });
    await w.work();
    return made.invoiceId;
  };
  const [credited, replaced] = [await issued(w), await issued(w)];
  expect(await look(credited)).toEqual({ amount: 120_000, pays: true, state: 'whole', row: 'whole' });
  await follow(credited, 'creditNote', '0.5');
  expect(await look(credited)).toMatchObject({ amount: 90_000, pays: true, state: 'partlyCredited' });
  const credit = await follow(credited, 'creditNote', '1.5');
  expect(await look(credited)).toEqual({ amount: 0, pays: false, state: 'credited', row: 'credited' });
  expect(await look(credit)).toMatchObject({ amount: -90_000, pays: false });
  const told = await rows<{ credits: { owedCents: number }[] }>(
    w.ownerDb,
    sql`select payload #> '{composed,mail,credits}' as credits from mails
      where kind = 'invoiceToCustomer' and payload #> '{composed,mail,credits}' is not null order by id`,
  );
  expect(told.map(({ credits }) => credits.map(({ owedCents }) => owedCents))).toEqual([[90_000], [0]]);
  const left = async (invoiceId: string) => {
    const found = await inOffice(w.s.db, w.officeId, (tx) => gatherReview(tx, { invoiceId }));
    return leftToPay(found?.since, 'EUR');
  };
  expect(await left(credited)).toMatchObject({ state: 'credited', owedCents: 0, wholeCents: 120_000 });
  expect((await left(credited))?.by).toHaveLength(2);
  expect(await left(replaced), 'nothing was issued about it').toBeNull();
  expect(await left(credit), 'of a credit note nothing is to be paid anyway').toBeNull();
  const { officeId, biller: actor } = w;
  const again = { officeId, actor, invoiceId: credited, follower: 'creditNote' as const };
  expect(await draftFromIssued(w.s, again)).toEqual({ ok: false, reason: 'alreadyFollowed' });
  await follow(replaced, 'corrective', '1');
  expect(await left(replaced)).toMatchObject({ state: 'replaced', owedCents: 0 });
  expect(await look(replaced)).toEqual({ amount: 0, pays: false, state: 'replaced', row: 'replaced' });
});

test('what a customer without a card was sent before is his own, never that of a namesake', async () => {
  const w = await world(silent);
  const { officeId, businessId, biller: actor } = w;
  const issuedTo = async (email: string) => {
    const buyer = { ...party('Jean Martin', ''), siret: '', vatNumber: '', email };
    const content = sampleContent({ buyer });
    const draft = { officeId, actor, businessId, customerId: null, content, source: { kind: 'hand' } };
    const { invoiceId } = await createDraft(w.s, draft);
    await submitReview(w.s, { officeId, actor, invoiceId });
    return invoiceId;
  };
  const former = (invoiceId: string) =>
    inOffice(w.s.db, officeId, async (tx) => (await findFormerOf(tx, { invoiceId }))?.number);
  await issuedTo('jean@un.example');
  expect(await former(await issuedTo('jean@autre.example'))).toBeUndefined();
  expect(await former(await issuedTo('jean@un.example'))).toBe('VPC-2026-0001');
});
