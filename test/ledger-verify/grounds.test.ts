import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { connectAsOwner, rows } from '#db/client.ts';
import { sampleContent } from '#test/support/content.ts';
import { world } from '#test/support/world.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { send } from '#workflows/engine/send.ts';
import { canonicalJson } from '#workflows/identity/canonical.ts';
import { enterLogHeads } from '#workflows/ledger/log-heads.ts';
import { saysNotCovered } from '#workflows/ledger/not-covered.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { reviewMachine } from '#workflows/review/events.ts';
import { type Verdict, verifyBusiness } from '#workflows/verify/verify-business.ts';
import { type Proved, proved } from './proved.ts';

const said = (verdict: Verdict) => (verdict.ok ? 'NOT FOUND' : `${verdict.what}: ${verdict.reason}`);

/** The log of a workflow computed again from `from` on, with its head: what whoever knows the code would do. */
const rechain = (workflow: string) =>
  sql.raw(`
  do $$ declare previous bytea; t record; begin
    previous := sha256(convert_to('tacite workflow ' || (${workflow}), 'UTF8'));
    for t in select * from transitions where workflow_id = (${workflow}) order by sequence loop
      update transitions set previous_hash = previous, hash = sha256(previous || convert_to('{"actor":' || to_json(actor)
        || ',"at":"' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '","event":' || to_json(event)
        || ',"fromState":' || to_json(from_state) || ',"machine":' || to_json(machine) || ',"payload":' || to_json(payload)
        || ',"sequence":' || sequence || ',"toState":' || to_json(to_state) || ',"version":' || version
        || ',"workflowId":"' || workflow_id || '"}', 'UTF8'))
        where workflow_id = t.workflow_id and sequence = t.sequence returning hash into previous;
    end loop;
    update workflows set head = previous, sequence = (select max(sequence) from transitions where workflow_id = workflows.id)
      where id = (${workflow});
  end $$`);

const dispatchOf = (id: string) =>
  `select id from workflows where machine = 'dispatch' and subject_id = '${id}'`;
const reviewOf = (id: string) => `select id from workflows where machine = 'review' and subject_id = '${id}'`;

/** The last step of a dispatch as if it had never been: log, head, state, memory and lists. */
const cutLast = ({ silent }: Proved) => [
  sql.raw(`delete from transitions where workflow_id = (${dispatchOf(silent)})
    and sequence = (select max(sequence) from transitions where workflow_id = (${dispatchOf(silent)}))`),
  rechain(dispatchOf(silent)),
  sql.raw(`update workflows set state = 'sent', at = (select max(at) from transitions where workflow_id = workflows.id)
    where id = (${dispatchOf(silent)})`),
  sql.raw(`update workflows w set snapshot = jsonb_set(jsonb_set(snapshot::jsonb, '{value}', '"sent"'),
      '{context,lastReceiptAt}', to_jsonb(to_char(w.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))::json
    where id = (${dispatchOf(silent)})`),
  sql.raw(`update invoices set dispatch_state = 'sent' where id = '${silent}'`),
];

const takeDispatchAway = ({ silent }: Proved) => [
  sql.raw(`delete from transitions where workflow_id = (${dispatchOf(silent)})`),
  sql.raw(`delete from workflows where id = (${dispatchOf(silent)})`),
];

test('a dispatch that was cut, or taken away with its log, is missed', async () => {
  const p = await proved();
  expect(said(await p.after(...cutLast(p)))).toMatch(
    /^transition: is missing: ledger entry \d+ speaks of it$/,
  );
  const hidden = sql.raw(`update invoices set dispatch_state = null where id = '${p.silent}'`);
  expect(said(await p.after(...takeDispatchAway(p), hidden))).toMatch(/^workflow: is missing: ledger entry/);
  const unknown = [
    sql`delete from ledger where kind = 'logs'`,
    sql`update ledger_heads h set sequence = l.sequence, hash = l.hash from ledger l
      where l.sequence = (select max(sequence) from ledger)`,
  ];
  expect(said(await p.after(...takeDispatchAway(p), ...unknown)), 'no entry needed').toMatch(
    /^listed: VPC-\d+-0002 is shown in another state/,
  );
});

test('until its head is in the ledger, a step may be cut unseen, and the verification says so', async () => {
  const p = await proved();
  const { entries } = (await p.verify()) as Verdict & { ok: true };
  const verdict = await p.after(
    sql`delete from ledger where kind = 'logs'`,
    sql`update ledger_heads h set sequence = l.sequence, hash = l.hash from ledger l
      where l.sequence = (select max(sequence) from ledger)`,
    ...cutLast(p),
  );
  expect(verdict).toMatchObject({ ok: true, entries: entries - 1, ahead: 5 });
  if (!verdict.ok) throw new Error('unreachable');
  expect(saysNotCovered('en', verdict)).toMatch(
    /^Not covered: the last steps of 5 logs, which enter the ledger/,
  );
  expect(saysNotCovered('fr', { ahead: 0, older: 1 })).toMatch(
    /^Non couvert\u202F: les termes, paroles et preuves derrière 1 validation ouverte par des versions/,
  );
});

test('heads enter once: what has moved since, and what issued an invoice never', async () => {
  const p = await proved();
  const entered = async () =>
    (
      await rows<{ payload: string }>(
        p.superuser,
        sql`select payload from ledger where kind = 'logs' order by sequence`,
      )
    ).map(({ payload }) => (JSON.parse(payload) as { fact: { logs: unknown[] } }).fact.logs.length);
  // Two dispatches, two settlements and the open review; the reviews of what is issued are in its own entries.
  expect(await entered()).toEqual([5]);
  expect(await enterLogHeads(p.s), 'an hour has not passed').toBe(0);
  await p.pass(1.1);
  expect(await enterLogHeads(p.s), 'what may have been on its way at the last look').toBe(2);
  await p.pass(1.1);
  expect(await enterLogHeads(p.s), 'nothing has moved').toBe(0);
  await p.pass(30);
  expect(await enterLogHeads(p.s), 'the reminder of the open review').toBe(1);
  expect(await entered()).toEqual([5, 2, 1]);
  expect(await p.verify()).toMatchObject({ ok: true, ahead: 0 });
});

test('two processes enter no head twice', async () => {
  const p = await proved();
  await p.pass(30);
  const both = await Promise.all([enterLogHeads(p.s), enterLogHeads(p.s)]);
  expect(both.sort()).toEqual([0, 2]);
});

test('nothing is shown as issued that was not sealed, and nothing sealed stands without its entry', async () => {
  const p = await proved();
  const forged = [
    sql`update invoices set number = 'VPC-2026-0003', issued_on = '2026-11-25' where id = ${p.open}`,
    sql`update invoices set number = 'VPC-2026-0003', issued_on = '2026-11-25', review_state = 'issued',
      dispatch_state = 'delivered', decided_by = 'owner' where id = ${p.open}`,
    sql`update invoices set due_on = '2026-11-25' where id = ${p.open}`,
    sql`insert into invoices (office_id, id, business_id, kind, provisional_ref, subject, buyer_name, payable_cents,
        currency, number, review_state, created_by)
      select office_id, gen_random_uuid(), business_id, kind, 'PROV-X', subject, buyer_name, payable_cents, currency,
        'VPC-2026-0003', 'issued', created_by from invoices where id = ${p.silent}`,
  ];
  for (const statement of forged)
    expect(said(await p.after(statement))).toMatch(/shown as issued|review of this/);
  const sealed = sql`insert into issued_invoices select office_id, gen_random_uuid(), business_id, kind, series, 3,
      replace(number, '0002', '0003'), issued_at, issued_on, due_on, round, revision_sha256, content, content_sha256,
      total_cents, currency from issued_invoices where sequence = 2`;
  const counted = sql`update series set last_sequence = 3`;
  expect(said(await p.after(sealed))).not.toBe('NOT FOUND');
  expect(said(await p.after(sealed, counted))).not.toBe('NOT FOUND');
  expect(
    said(
      await p.after(
        sql`alter table issued_invoices drop constraint issued_sequence_positive`,
        sql`update issued_invoices set series = '', sequence = -1 where sequence = 2`,
      ),
    ),
  ).not.toBe('NOT FOUND');
});

test('what a silence stands on is named when it is changed', async () => {
  const p = await proved();
  const names = async (statement: ReturnType<typeof sql>) => said(await p.after(statement));
  expect(await names(sql`update mandates set clause_article = '5'`)).toMatch(
    /^mandate: is not the mandate that round/,
  );
  expect(await names(sql`update mandates set window_hours = 1`)).toMatch(/^mandate: /);
  expect(
    await names(sql`update policies set policy = policy || '{"guardrails": []}' || '{"capCents": 5}'`),
  ).toMatch(/^policy: is not the policy that round/);
  expect(await names(sql`update revisions set policy_version = 2`)).toMatch(
    /^revision: runs under another policy/,
  );
  expect(await names(sql`update revisions set mandate_id = null`)).toMatch(
    /^revision: runs under another mandate/,
  );
  expect(await names(sql`update revisions set terms = null`)).toMatch(
    /^revision: is not as it was submitted/,
  );
  expect(await names(sql`update exchanges set author_name = 'Gaston'`)).toMatch(
    /^exchange: is not what was said/,
  );
  expect(await names(sql`update exchanges set body = 'Oui' where kind = 'comment'`)).toMatch(/^exchange: /);
  expect(await names(sql`delete from exchanges where kind = 'comment'`)).toMatch(/^exchange: is missing/);
  const forged = sql`insert into exchanges select office_id, gen_random_uuid(), ${p.silent}, 1, kind, author_kind, author_id,
    author_name, null, null, null, null, 'Oui', at from exchanges where kind = 'comment'`;
  expect(await names(forged)).toMatch(/^exchange: no event of .* brought it/);
  expect(await names(sql`update mails set to_address = 'x@y.example'`)).toMatch(
    /^proof: the request .* is not the one/,
  );
  expect(await names(sql`update provider_events set at = at - interval '1 hour'`)).toMatch(/^proof: /);
  expect(await names(sql`delete from provider_events`)).toMatch(
    /^proof: the word of the provider evt_1 is missing/,
  );
});

test('the clock that an open review remembers is that of its log', async () => {
  const p = await proved();
  const sooner =
    sql.raw(`update workflows set snapshot = jsonb_set(snapshot::jsonb, '{context,blockedBy}', '["bankChanged"]')::json
    where id = (${reviewOf(p.open)})`);
  expect(said(await p.after(sooner))).toBe('workflow: is not what its log makes of it: blockedBy');
});

test('what an earlier release wrote verifies as before, and is counted', async () => {
  const p = await proved();
  // An open review alone can be written anew: what is issued stands in the ledger as it was.
  const log = await rows<{ sequence: number; payload: string }>(
    p.superuser,
    sql`select sequence, payload from transitions where workflow_id = (${sql.raw(reviewOf(p.open))})`,
  );
  const earlier = log.map(({ sequence, payload }) => {
    const {
      grounds: _,
      exchangeSha256: __,
      proof: ___,
      ...rest
    } = JSON.parse(payload) as Record<string, unknown>;
    return sql`update transitions set payload = ${canonicalJson(rest)} where sequence = ${sequence}
      and workflow_id = (${sql.raw(reviewOf(p.open))})`;
  });
  const unentered = [
    sql`delete from ledger where kind = 'logs'`,
    sql`update ledger_heads h set sequence = l.sequence, hash = l.hash from ledger l
      where l.sequence = (select max(sequence) from ledger)`,
  ];
  const found = await p.after(...earlier, rechain(reviewOf(p.open)), ...unentered);
  expect(found).toMatchObject({ ok: true, older: 1 });
  const changed = [sql`update policies set created_at = created_at`, ...earlier, rechain(reviewOf(p.open))];
  expect(said(await p.after(...changed, ...unentered))).toBe('NOT FOUND');
});

test('what an earlier release issued verifies as before, and it is said that its terms are under no hash', async () => {
  const w = await world();
  const invoiceId = await w.draft();
  await w.ownerDb.execute(sql`insert into revisions (office_id, invoice_id, round, content, sha256, policy_version,
      mandate_id, created_by)
    select d.office_id, d.invoice_id, 1, ${canonicalJson(sampleContent())}, d.content_sha256, 1, m.id, 'Inès Rouvière'
    from drafts d join mandates m on m.office_id = d.office_id`);
  const [row] = await rows<{ workflow: string; sha256: string; mandate: string }>(
    w.ownerDb,
    sql`select w.id as workflow, r.sha256, r.mandate_id as mandate from workflows w
      join revisions r on r.invoice_id = w.subject_id`,
  );
  const submit = {
    ...{ type: 'submit' as const, actor: w.biller, round: 1, revisionSha256: row!.sha256, policyVersion: 1 },
    ...{ mandateId: row!.mandate, blockedBy: [], waived: true, recipients: [] },
  };
  await send(w.s.engine, w.officeId, { machine: reviewMachine, id: row!.workflow }, submit);
  await w.work();
  const verify = () =>
    verifyBusiness(w.ownerDb, {
      businessId: w.businessId,
      key: readPublicKey(w.env.LEDGER_KEY_FILE),
      blobs: folderBlobs(join(w.dataDir, 'blobs')),
    });
  expect(await verify()).toMatchObject({ ok: true, issued: 1, older: 1 });
  const { db, close } = connectAsOwner(w.adminUrl, { max: 1 });
  onTestFinished(close);
  await db.execute(sql`set session_replication_role = replica`);
  await db.execute(sql`update policies set policy = policy || '{"capCents": 5}'`);
  expect(await verify(), 'what it never said can’t be missed').toMatchObject({ ok: true, older: 1 });
  await db.execute(sql`update revisions set policy_version = 2`);
  expect(said(await verify()), 'what it said is looked at').toMatch(
    /^revision: runs under another policy than 1/,
  );
  void invoiceId;
});

test('a log that earlier rules led elsewhere verifies as before', async () => {
  const p = await proved();
  const review = reviewOf(p.open);
  // A waiver that today's machine would not take: a guardrail held.
  const log = await rows<{ sequence: number; payload: string }>(
    p.superuser,
    sql`select sequence, payload from transitions where workflow_id = (${sql.raw(review)}) and event = 'submit'`,
  );
  const { grounds: _, ...rest } = JSON.parse(log[0]!.payload) as Record<string, unknown>;
  const earlier = [
    sql`update transitions set payload = ${canonicalJson({ ...rest, waived: true, blockedBy: [] })}
      where workflow_id = (${sql.raw(review)}) and event = 'submit'`,
    rechain(review),
    sql`delete from ledger where kind = 'logs'`,
    sql`update ledger_heads h set sequence = l.sequence, hash = l.hash from ledger l
      where l.sequence = (select max(sequence) from ledger)`,
  ];
  expect(await p.after(...earlier)).toMatchObject({ ok: true, older: 1 });
});
