import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { type World, world } from '#test/support/world.ts';
import { clock, moveClock } from '#workflows/engine/clock.ts';
import { send } from '#workflows/engine/send.ts';
import { approve, submitReview, undoApproval } from '#workflows/review/commands.ts';
import { reviewMachine } from '#workflows/review/events.ts';

/** What people do with different invoices in the same instant is written together; each is told of its own. */
const hourMs = 3_600_000;
const provider = { kind: 'provider', id: null, name: 'resend', channel: 'webhook' } as const;

type Open = { invoiceId: string; sha: string; workflowId: string };

async function openMany(w: World, count: number, windowMs: number): Promise<Open[]> {
  const reviewDueAt = new Date(Date.parse(await clock(w.s.db)) + windowMs).toISOString();
  const opened: Open[] = [];
  for (let index = 0; index < count; index++) {
    const invoiceId = await w.draft();
    await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
    const [review] = await inOffice(w.s.db, w.officeId, (tx) =>
      rows<{ id: string; sha: string }>(
        tx,
        sql`select id, revision_sha256 as sha from contract.reviews where invoice_id = ${invoiceId}`,
      ),
    );
    const { id, sha } = review!;
    const delivered = { request: 1, recipient: w.ownerId, reviewDueAt, reminders: [] };
    await send(
      w.s.engine,
      w.officeId,
      { machine: reviewMachine, id },
      { type: 'delivered', actor: provider, ...delivered },
    );
    opened.push({ invoiceId, sha, workflowId: id });
  }
  return opened;
}

const approveOf =
  (w: World) =>
  ({ invoiceId, sha }: Open, arrivedAt?: string) =>
    approve(w.s, {
      officeId: w.officeId,
      actor: w.owner,
      invoiceId,
      revisionSha256: sha,
      ...(arrivedAt && { arrivedAt }),
    });

const commits = async (w: World) => {
  const [row] = await rows<{ n: number }>(
    w.ownerDb,
    sql`select count(distinct xmin::text)::int as n from transitions where event = 'approve'`,
  );
  return row!.n;
};

test('approvals that come at once share transactions; each has its own outcome, and its own refusal', async () => {
  const w = await world();
  const open = await openMany(w, 12, 48 * hourMs);
  const give = approveOf(w);
  const twice = open[3]!;
  const other = { ...open[4]!, sha: 'f'.repeat(64) };
  const missing = { ...open[0]!, invoiceId: open[0]!.workflowId };
  const outcomes = await Promise.all(
    [...open.slice(0, 4), twice, other, missing, ...open.slice(5)].map((each) => give(each)),
  );
  const told = outcomes.map((each) => (each.accepted ? each.state : each.reason));
  expect(told.slice(0, 4)).toEqual(Array(4).fill('approved'));
  expect(told.slice(4, 7)).toEqual(['notNow', 'contentChanged', 'notFound']);
  expect(told.slice(7)).toEqual(Array(7).fill('approved'));
  expect(await commits(w)).toBeLessThan(11);
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});

test('one that fails is told so; those that went with it are approved', async () => {
  const w = await world();
  const open = await openMany(w, 8, 48 * hourMs);
  await w.ownerDb.execute(sql`update workflows set version = 99
    where id = ${open[5]!.workflowId}`);
  const outcomes = await Promise.allSettled(open.map((each) => approveOf(w)(each)));
  expect(outcomes.map(({ status }) => status)).toEqual(
    open.map((_, index) => (index === 5 ? 'rejected' : 'fulfilled')),
  );
});

test('one that came in time is not made to wait, nor late, by one whose window has ended', async () => {
  const w = await world();
  const ended = await openMany(w, 1, hourMs);
  const open = await openMany(w, 5, 48 * hourMs);
  await moveClock(w.s.db, hourMs + 100);
  const now = await clock(w.s.db);
  const before = new Date(Date.parse(now) - 5_000).toISOString();
  const give = approveOf(w);
  const [inTime, late, ...others] = await Promise.all([
    give(open[0]!),
    give(ended[0]!),
    ...open.slice(1).map((each) => give(each, before)),
  ]);
  expect(inTime).toMatchObject({ accepted: true });
  expect(late).toMatchObject({ accepted: false, reason: 'late' });
  expect(others.map(({ accepted }) => accepted)).toEqual([true, true, true, true]);
  const [decided] = await inOffice(w.s.db, w.officeId, (tx) =>
    rows<{ by: string }>(
      tx,
      sql`select decided_by as by from contract.reviews where invoice_id = ${ended[0]!.invoiceId}`,
    ),
  );
  expect(decided?.by).toBe('silence');
});

test('of approvals that come at once, those from a page that was shown before an undoing are refused alone', async () => {
  const w = await world();
  const open = await openMany(w, 8, 48 * hourMs);
  const { officeId, owner: actor } = w;
  const shownStep = (await w.look(open[0]!.invoiceId)).step;
  const give = ({ invoiceId, sha }: Open) =>
    approve(w.s, { officeId, actor, invoiceId, revisionSha256: sha, shownStep });
  for (const each of open.slice(0, 3)) await give(each);
  for (const { invoiceId } of open.slice(0, 3)) await undoApproval(w.s, { officeId, actor, invoiceId });
  const outcomes = await Promise.all(open.map(give));
  expect(outcomes.map((each) => (each.accepted ? each.state : each.reason))).toEqual([
    ...Array(3).fill('takenBack'),
    ...Array(5).fill('approved'),
  ]);
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});
