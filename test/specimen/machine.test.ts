import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { traceSteps } from '#app/audit/trace-steps.ts';
import { connectAsOwner, inOffice, rows } from '#db/client.ts';
import { listTransitions } from '#db/queries/trace.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { type World, world } from '#test/support/world.ts';
import { folderBlobs } from '#workflows/documents/blobs.ts';
import { clock } from '#workflows/engine/clock.ts';
import { assertKnown, createRegistry } from '#workflows/engine/registry.ts';
import { send } from '#workflows/engine/send.ts';
import { start } from '#workflows/engine/start.ts';
import { exportBusiness } from '#workflows/export/export-business.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { addMs } from '#workflows/invoice/silence-window.ts';
import { enterLogHeads } from '#workflows/ledger/log-heads.ts';
import { readPublicKey } from '#workflows/ledger/verify-key.ts';
import { verifyBusiness } from '#workflows/verify/verify-business.ts';
import { surveyDefinition, surveyMachine } from './machine.ts';

const hourMs = 3_600_000;

/** A world whose release has one machine more; `about` is a business, or an invoice of it. */
async function surveyed(about: 'business' | 'invoice') {
  const w = await world();
  const old = w.s.engine.registry;
  w.s.engine.registry = createRegistry([...old.all, surveyDefinition(w.env.SESSION_SECRET)]);
  const subjectId = about === 'business' ? w.businessId : await w.draft();
  const id = newId();
  const at = await clock(w.s.db);
  await inOffice(w.s.db, w.officeId, (tx) =>
    start(w.s.engine, tx, {
      officeId: w.officeId,
      machine: surveyMachine,
      workflows: [
        {
          id,
          subjectId,
          actor: w.biller,
          input: { at, businessId: w.businessId, endsAt: addMs(at, 48 * hourMs) },
        },
      ],
    }),
  );
  return { w, old, subjectId, id, survey: { machine: surveyMachine, id } };
}

const look = async (w: World, id: string) => {
  const [row] = await rows<{ state: string; status: string }>(
    w.ownerDb,
    sql`select state, status from workflows where id = ${id}`,
  );
  return row;
};

const booksOf = (w: World) => ({
  businessId: w.businessId,
  key: readPublicKey(w.env.LEDGER_KEY_FILE),
  blobs: folderBlobs(join(w.dataDir, 'blobs')),
});

test.each(['business', 'invoice'] as const)(
  'a machine about a %s: its mail is heard, its clock runs, and it rests without being done',
  async (about) => {
    const { w, survey, id } = await surveyed(about);
    await send(w.s.engine, w.officeId, survey, { type: 'ask', ownerId: w.ownerId, actor: w.biller });
    expect(await look(w, id)).toEqual({ state: 'asking', status: 'active' });
    await w.work();
    expect(await look(w, id)).toEqual({ state: 'waiting', status: 'active' });
    await w.pass(49);
    expect(await look(w, id)).toEqual({ state: 'silent', status: 'resting' });
    const answer = { type: 'answer' as const, words: 'Très bien', actor: w.owner };
    expect(await send(w.s.engine, w.officeId, survey, answer)).toMatchObject({
      accepted: true,
      state: 'answered',
      context: { words: 'Très bien' },
    });
    expect(await checkInvariants(w.ownerDb)).toEqual([]);
  },
);

test('a process that does not know a machine that rests does not start', async () => {
  const { w, survey, old, id } = await surveyed('business');
  await send(w.s.engine, w.officeId, survey, { type: 'ask', ownerId: w.ownerId, actor: w.biller });
  await w.pass(49);
  expect(await look(w, id)).toMatchObject({ status: 'resting' });
  await assertKnown(w.s.db, w.s.engine.registry);
  await expect(assertKnown(w.s.db, old)).rejects.toThrow('unknown machine survey@1');
});

test.each(['business', 'invoice'] as const)(
  'the log of a machine about one %s is told, verified, covered by the ledger and exported',
  async (about) => {
    const { w, survey, id, subjectId } = await surveyed(about);
    await send(w.s.engine, w.officeId, survey, { type: 'ask', ownerId: w.ownerId, actor: w.biller });
    await w.work();
    const facts = { number: null, said: new Map() };
    const told = traceSteps(
      await inOffice(w.s.db, w.officeId, (tx) => listTransitions(tx, subjectId)),
      facts,
      'fr',
    ).filter(({ id: step }) => step.startsWith(id));
    // Of a machine without words everything is shown by its name.
    expect(told.map(({ from, to, reason }) => ({ from, to, reason }))).toEqual([
      { from: 'asking', to: 'waiting', reason: 'arrived' },
      { from: 'idle', to: 'asking', reason: 'ask' },
      { from: 'Création', to: 'idle', reason: 'start' },
    ]);
    expect(await enterLogHeads(w.s)).toBeGreaterThan(0);
    expect(await verifyBusiness(w.ownerDb, booksOf(w))).toMatchObject({ ok: true, ahead: 0 });

    const superuser = connectAsOwner(w.adminUrl, { max: 1 });
    const out = join(w.dataDir, 'export');
    await exportBusiness(superuser.db, { ...booksOf(w), out });
    const exported = readFileSync(join(out, 'transitions.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ machine }) => machine === 'survey');
    expect(exported).toHaveLength(3);
    expect(exported[0]).toMatchObject(about === 'business' ? { subjectId } : { invoiceId: subjectId });

    // Its last step cut away with its head put right: the ledger knows better.
    await superuser.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`delete from transitions where workflow_id = ${id} and sequence = 3`);
      await tx.execute(sql`update workflows w set sequence = 2, state = 'asking', at = t.at, head = t.hash
      from transitions t where w.id = ${id} and t.workflow_id = w.id and t.sequence = 2`);
    });
    await superuser.close();
    expect(await verifyBusiness(w.ownerDb, booksOf(w))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('is missing: ledger entry'),
    });
  },
);
