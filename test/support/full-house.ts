import { eq, sql } from 'drizzle-orm';
import { inOffice } from '#db/client.ts';
import {
  accountingExports,
  accountingPlans,
  acknowledgements,
  bankAccounts,
  bankLines,
  contactEnds,
  contacts,
  documentOpens,
  dunningPlans,
  dunningRuns,
  dunningTexts,
  exportDownloads,
  exports,
  linkReports,
  linkSessions,
  offices,
  operatorActs,
  ownerChanges,
  ownerNotices,
  passkeys,
  privacyActs,
  providerEvents,
  recoveryCodes,
  releaseActs,
  securityEvents,
  sessions,
  staffDevices,
  staffInvitations,
  staffTokens,
} from '#db/schema/index.ts';
import { camt, entry, iban } from '#test/banking/files.ts';
import { sampleLetter } from '#test/letters/sample-letter.ts';
import { usualAccounts } from '#workflows/accounting/accounts.ts';
import { ignoreLine } from '#workflows/banking/commands/ignore-line.ts';
import { importStatement } from '#workflows/banking/commands/import-statement.ts';
import { withdrawLetter } from '#workflows/dunning/commands/end-letters.ts';
import { holdDunning, liftHold } from '#workflows/dunning/commands/hold.ts';
import { usualPlan } from '#workflows/dunning/plan.ts';
import { clock } from '#workflows/engine/clock.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { keepLetter } from '#workflows/letters/keep-letter.ts';
import { letterFile } from '#workflows/letters/letter-file.ts';
import { comment, reply, submitReview } from '#workflows/review/commands.ts';
import { dismissClaim } from '#workflows/settlement/commands/answer-claim.ts';
import { explainDispute } from '#workflows/settlement/commands/answer-dispute.ts';
import { acceptPromise } from '#workflows/settlement/commands/answer-promise.ts';
import { claimPaid } from '#workflows/settlement/commands/claim-paid.ts';
import { dispute } from '#workflows/settlement/commands/dispute.ts';
import { promise } from '#workflows/settlement/commands/promise.ts';
import { recordPayment } from '#workflows/settlement/commands/record-payment.ts';
import { reversePayment } from '#workflows/settlement/commands/reverse-payment.ts';
import { asked } from './asked.ts';
import { sampleContent } from './content.ts';
import { noticed } from './noticed.ts';
import { readyWorld } from './ready-world.ts';
import type { World } from './world.ts';

/** An office that has a row in every table: issued and open invoices, words, mails, links, sessions. */
export const fullHouse = () => readyWorld('full house', { policy: { reminders: [] } }, furnish);

async function furnish(w: World): Promise<{ issuedId: string; draftId: string }> {
  const { officeId, ownerDb } = w;
  const asOffice = (invoiceId: string) => ({ officeId, actor: w.biller, invoiceId });
  const issuedId = await w.draft();
  const draftId = await w.draft(
    sampleContent({ precedingDocuments: [{ number: 'VPC-2025-0001', date: null }] }),
  );
  for (const id of [issuedId, draftId]) await submitReview(w.s, asOffice(id));
  await w.work();
  await comment(w.s, { officeId, actor: w.owner, invoiceId: draftId, lineId: null, body: 'Deux ?' });
  await reply(w.s, { ...asOffice(draftId), body: 'Deux.' });
  await w.pass(49);
  const soon = new Date(Date.parse(await clock(w.db)) + 3_600_000).toISOString();
  const [link] = await ownerDb.query.links.findMany({ limit: 1 });
  const [mail] = await ownerDb.query.mails.findMany({ limit: 1 });
  await ownerDb
    .insert(linkSessions)
    .values({ officeId, id: 'a'.repeat(64), linkId: link!.id, expiresAt: soon });
  await ownerDb
    .insert(sessions)
    .values({ officeId, id: 'b'.repeat(64), staffId: w.staffId, expiresAt: soon, endsAt: soon });
  await ownerDb
    .insert(staffInvitations)
    .values({ officeId, staffId: w.staffId, tokenSha256: 'c'.repeat(64), expiresAt: soon });
  await ownerDb.insert(releaseActs).values({
    officeId,
    invoiceId: draftId,
    act: 'asked',
    staffId: w.staffId,
    staffName: 'Malo',
    contentSha256: 'a',
    at: soon,
  });
  await ownerDb.insert(linkReports).values({ officeId, linkId: link!.id, kind: 'abuse' });
  const { staffId } = w;
  await ownerDb.insert(recoveryCodes).values({ officeId, staffId, salt: 's', codeHash: 'd'.repeat(64) });
  await ownerDb.insert(passkeys).values({
    officeId,
    staffId,
    credentialId: 'credential',
    publicKey: 'key',
    counter: 0,
    name: 'Téléphone',
    synced: false,
  });
  await ownerDb
    .insert(staffTokens)
    .values({ officeId, staffId, purpose: 'password', tokenSha256: 'e'.repeat(64), expiresAt: soon });
  await ownerDb.insert(staffDevices).values({ officeId, staffId, id: 'f'.repeat(64) });
  await ownerDb.insert(securityEvents).values({ officeId, staffId, event: 'signedIn', actor: 'Inès' });
  await pay(w, issuedId);
  await bank(w);
  await write(w);
  await talk(w, issuedId);
  await asked(w, issuedId);
  await noticed(w, issuedId);
  await held(w);
  await ownerDb
    .insert(acknowledgements)
    .values({ officeId, invoiceId: issuedId, linkId: link!.id, personName: 'Mairie', at: soon });
  await ownerDb
    .insert(operatorActs)
    .values({ officeId, act: 'retryWorkflows', items: 1, actor: 'Inès Rouvière', at: soon });
  await ownerDb
    .insert(providerEvents)
    .values({ officeId, provider: 'resend', eventId: 'e1', mailId: mail!.id, type: 'opened', at: soon });
  await ownerDb.insert(documentOpens).values({
    officeId,
    invoiceId: issuedId,
    document: 'issued',
    reader: 'owner',
    readerId: w.ownerId,
    via: 'session',
  });
  await ownerDb
    .insert(privacyActs)
    .values({ officeId, act: 'exported', person: 'owner', personId: w.ownerId, actor: 'Inès Rouvière' });
  const changeId = newId();
  const { businessId, ownerId } = w;
  await ownerDb.insert(ownerChanges).values({
    officeId,
    id: changeId,
    businessId,
    ownerId,
    kind: 'added',
    name: 'Thierry Vasseur',
    staffName: 'Inès Rouvière',
  });
  await ownerDb.execute(sql`insert into unanchored (office_id, business_id, sequence)
    select office_id, business_id, sequence from ledger_heads where office_id = ${officeId} on conflict do nothing`);
  await ownerDb.insert(ownerNotices).values({
    officeId,
    id: newId(),
    changeId,
    ownerId,
    email: 'thierry@vasseur.example',
    tokenSha256: '1'.repeat(64),
    expiresAt: soon,
  });
  const exportId = newId();
  await ownerDb.insert(exports).values({ officeId, id: exportId, staffId, locale: 'fr' });
  await ownerDb.insert(exportDownloads).values({ officeId, exportId, staffId, address: '203.0.113.7' });
  const taken = { officeId, businessId, recordedBy: 'Inès Rouvière', staffId, at: soon };
  await ownerDb.insert(accountingPlans).values({ ...taken, version: 1, accounts: usualAccounts });
  const runOn = '2026-01-05';
  const contactId = newId();
  await ownerDb.insert(contacts).values({
    ...taken,
    id: contactId,
    customerId: w.customerId,
    kind: 'call',
    person: 'Mme Perrin',
    words: 'Elle paie vendredi.',
    nextStep: 'Rappeler',
    nextOn: runOn,
    nextStaffId: staffId,
  });
  await ownerDb
    .insert(contactEnds)
    .values({ officeId, contactId, staffId, recordedBy: 'Inès Rouvière', at: soon });
  await ownerDb.insert(dunningPlans).values({ ...taken, ...usualPlan, mode: 'proposed', version: 1 });
  await ownerDb.insert(dunningRuns).values({
    officeId,
    businessId,
    runOn,
    planVersion: 1,
    outcome: 'nothing',
    planned: 0,
    more: false,
    leavesAt: new Date(Date.parse(soon) + 86_400_000).toISOString(),
    at: soon,
  });
  await ownerDb.insert(dunningTexts).values({
    ...taken,
    level: 1,
    locale: 'fr',
    version: 1,
    subject: '{montant} à régler',
    words: 'Merci de régler {pièces}.',
  });
  await ownerDb.insert(accountingExports).values({
    ...taken,
    id: newId(),
    fromOn: '2026-01-01',
    toOn: '2026-01-31',
    format: 'fec',
    planVersion: 1,
    entries: 0,
    leftOut: 0,
    debitCents: 0,
    sha256: '2'.repeat(64),
  });
  // What it was called before is kept.
  await ownerDb.update(offices).set({ legalForm: 'SARL' }).where(eq(offices.id, officeId));
  return { issuedId, draftId };
}

/** The owner held what would be asked for, and let it go. */
async function held({ s, officeId, owner, businessId, customerId, ownerId }: World): Promise<void> {
  const who = { officeId, actor: owner };
  const holdId = newId();
  await holdDunning(s, who, {
    id: holdId,
    businessId,
    customerId,
    by: { ownerId },
    untilOn: null,
    words: 'Je les vois.',
  });
  await liftHold(s, who, { holdId, businessId, by: { ownerId } });
}

/** A part is contested and explained, the rest is promised, and some of it was paid. */
async function talk({ s, officeId, biller }: World, invoiceId: string): Promise<void> {
  const who = { officeId, actor: biller };
  const said = { invoiceId, words: 'Nous étions quatorze.', saidBy: 'Mme Perrin' };
  const [disputeId, promiseId, claimId] = [newId(), newId(), newId()];
  await dispute(s, who, { id: disputeId, lines: ['l1'], reason: 'quantity', ...said });
  await explainDispute(s, who, { disputeId, words: 'Vingt étaient commandés.' });
  const paidOn = parisDate(await clock(s.db));
  const dates = [{ on: paidOn, cents: 100_000 }];
  await promise(s, who, { id: promiseId, dates, ...said });
  await acceptPromise(s, who, { promiseId, words: '', saidBy: 'Thierry Vasseur' });
  const claim = { id: claimId, paidOn, means: 'transfer', cents: 5_000, saidAs: 'customer' } as const;
  await claimPaid(s, who, { ...claim, ...said });
  await dismissClaim(s, who, { claimId, words: 'Rien à la banque.' });
}

/** Tables of `public` that belong to offices, with their columns that can be written. */
export const officeTables = sql`select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'office_id') order by 1`;

/** A bank's file with a line that is nobody's. */
async function bank({ s, officeId, ownerDb, businessId, biller }: World): Promise<void> {
  const who = { officeId, actor: biller };
  const account = { officeId, id: newId(), businessId, iban, currency: 'EUR' };
  await ownerDb.insert(bankAccounts).values({ ...account, recordedBy: biller.name, at: await clock(s.db) });
  const file = { name: 'releve.xml', bytes: Buffer.from(camt(entry({ cents: 100, day: '2026-01-02' }))) };
  await importStatement(s, who, { id: newId(), file, answers: {} });
  const [line] = await ownerDb.select().from(bankLines).where(eq(bankLines.officeId, officeId));
  if (!line) throw new Error('no line was taken');
  await ignoreLine(s, who, { lineId: line.id, reason: 'pas pour nous' });
}

/** Money that came, was none, and came again. */
async function pay({ s, officeId, businessId, customerId, biller }: World, invoiceId: string): Promise<void> {
  const who = { officeId, actor: biller };
  const said = { means: 'transfer', currency: 'EUR', reference: '', source: 'hand' } as const;
  for (const cents of [10_000, 20_000]) {
    const id = newId();
    // Something is left of it.
    const payment = { id, businessId, customerId, cents: cents + 100, paidOn: '2026-01-05', ...said };
    await recordPayment(s, who, { payment, shares: [{ invoiceId, cents }] });
    if (cents === 10_000)
      await reversePayment(s, who, { paymentId: id, cause: 'unpaid', reason: 'chèque impayé' });
  }
}

/** A letter that waits to be posted, and one that was withdrawn. */
async function write({ s, officeId, businessId, customerId, biller }: World): Promise<void> {
  const who = { officeId, actor: biller };
  const [letterId, waiting] = [newId(), newId()];
  for (const id of [letterId, waiting]) {
    const letter = { id, businessId, customerId, facts: sampleLetter() };
    await inOffice(s.db, officeId, (tx) => keepLetter(tx, who, letter));
    await letterFile(s, { officeId, letterId: id });
  }
  await withdrawLetter(s, who, { letterId, reason: 'Réglée entre-temps.' });
}
