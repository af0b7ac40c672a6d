import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { policies } from '#db/schema/index.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { sampleContent } from '#test/support/content.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { isWhole } from '#test/support/slice.ts';
import { type World, world } from '#test/support/world.ts';
import { clock, moveClock } from '#workflows/engine/clock.ts';
import { graceMs } from '#workflows/engine/grace.ts';
import { poll } from '#workflows/engine/poll.ts';
import { send } from '#workflows/engine/send.ts';
import { approve, createDraft, requestCorrection, submitReview } from '#workflows/review/commands.ts';
import { reviewMachine } from '#workflows/review/events.ts';
import { createServices, type Services } from '#workflows/services.ts';

/** On a machine that others use as well. */
const slow = { timeout: 240_000 };
const hourMs = 3_600_000;
const provider = { kind: 'provider', id: null, name: 'resend', channel: 'webhook' } as const;
const later = (iso: string, ms: number) => new Date(Date.parse(iso) + ms).toISOString();

/** Two processes in small: each with its pool, both with a poller. */
async function twoProcesses(w: World) {
  const other = createServices(w.env, 'worker', { max: 6 });
  await other.boss.start();
  const errors: unknown[] = [];
  const pollers = [w.s, other].map(({ engine }) => poll(engine, { onError: (error) => errors.push(error) }));
  onTestFinished(async () => {
    await Promise.all(pollers.map((each) => each.stop()));
    await other.close();
  });
  return { processes: [w.s, other] as [Services, Services], errors };
}

/** A review whose window runs out at `dueAt`. */
async function running(w: World, dueAt: string): Promise<string> {
  const invoiceId = await w.draft();
  await submitReview(w.s, { officeId: w.officeId, actor: w.biller, invoiceId });
  const { id } = await look(w, invoiceId);
  const delivered = { request: 1, recipient: w.ownerId, reviewDueAt: dueAt, reminders: [] };
  await send(
    w.s.engine,
    w.officeId,
    { machine: reviewMachine, id },
    { type: 'delivered', actor: provider, ...delivered },
  );
  return invoiceId;
}

type Seen = { id: string; state: string; decidedBy: string | null; sha: string };
const look = async (w: World, invoiceId: string) =>
  (
    await inOffice(w.s.db, w.officeId, (tx) =>
      rows<Seen>(
        tx,
        sql`select id, state, decided_by as "decidedBy", revision_sha256 as sha from contract.reviews where invoice_id = ${invoiceId}`,
      ),
    )
  )[0]!;

const until = async (true_: () => Promise<boolean>) => {
  while (!(await true_())) await wait(20);
};

const openCount = async (w: World, states: string[]) =>
  (
    await rows<{ n: number }>(
      w.ownerDb,
      sql`select count(*)::int as n from contract.reviews where state = any (${sql.param(states)}::text[])`,
    )
  )[0]!.n;

type Answer = { kind: 'approve' | 'correction'; arrivedAt: string; accepted: boolean; doneAt: string };

test(
  'approval, silence and correction around the end of the window: one outcome, and the right one by dates',
  slow,
  async () => {
    const w = await world({ policy: { reminders: [] } });
    const { processes, errors } = await twoProcesses(w);
    const waves = isWhole ? 5 : 2;
    const base = later(await clock(w.s.db), 48 * hourMs);
    const reviews: { invoiceId: string; sha: string; dueAt: string; answers: Answer[] }[] = [];
    for (let i = 0; i < waves * 20; i++) {
      const dueAt = later(base, (i % waves) * hourMs);
      const invoiceId = await running(w, dueAt);
      reviews.push({ invoiceId, dueAt, sha: (await look(w, invoiceId)).sha, answers: [] });
    }

    for (let wave = 0; wave < waves; wave++) {
      const dueAt = later(base, wave * hourMs);
      // Close around the end; the last wave so wide that some come in time on any machine.
      const spreadMs = wave === waves - 1 ? 2500 : 50;
      await moveClock(w.s.db, Date.parse(dueAt) - Date.parse(await clock(w.s.db)) - spreadMs - 250);
      const now = await clock(w.s.db);
      await Promise.all(
        reviews
          .filter((review) => review.dueAt === dueAt)
          .flatMap((review, index) => {
            const answer = async (kind: Answer['kind'], s: Services) => {
              await wait(Date.parse(dueAt) - Date.parse(now) + (Math.random() * 2 - 1) * spreadMs);
              const args = {
                officeId: w.officeId,
                actor: w.owner,
                invoiceId: review.invoiceId,
                arrivedAt: await clock(s.db),
              };
              const wish = { lineId: 'l1', field: 'quantity', before: '2', after: '1', body: '' };
              const { accepted } = await (kind === 'approve'
                ? approve(s, { ...args, revisionSha256: review.sha })
                : requestCorrection(s, { ...args, ...wish }));
              review.answers.push({ kind, arrivedAt: args.arrivedAt, accepted, doneAt: await clock(s.db) });
            };
            const [one, two] = index % 2 ? processes : ([...processes].reverse() as [Services, Services]);
            // One in five is left to silence alone, and one to an approval: a correction would take it back.
            const acts = [answer.bind(null, 'approve', one), answer.bind(null, 'correction', two)];
            return acts.slice(0, index % 5).map((give) => give());
          }),
      );
      await until(async () => (await openCount(w, ['awaiting.running'])) === 20 * (waves - 1 - wave));
    }

    const prompt = new Set<string>();
    const outcomes = new Map<string, number>();
    for (const { invoiceId, dueAt, answers } of reviews) {
      const { state, decidedBy } = await look(w, invoiceId);
      const accepted = answers.filter((answer) => answer.accepted);
      const early = answers.filter(({ arrivedAt }) => arrivedAt < dueAt);
      const outcome = decidedBy === 'owner' ? 'approve' : state === 'correcting' ? 'correction' : decidedBy;
      outcomes.set(outcome ?? state, (outcomes.get(outcome ?? state) ?? 0) + 1);
      // Who is told yes is who decided, and came in time. A correction may come after an approval, and takes it back.
      const isApproved = accepted.some(({ kind }) => kind === 'approve');
      const isCorrected = accepted.some(({ kind }) => kind === 'correction');
      expect(outcome).toBe(isCorrected ? 'correction' : isApproved ? 'approve' : 'silence');
      for (const { kind, arrivedAt } of accepted)
        expect(arrivedAt < dueAt || (kind === 'correction' && isApproved)).toBe(true);
      // Who came in time beats silence, unless this machine kept him waiting longer than timers wait for anybody.
      const heard = early.filter(
        ({ arrivedAt, doneAt }) => Date.parse(doneAt) - Date.parse(arrivedAt) < graceMs,
      );
      if (heard.length > 0) expect(outcome).not.toBe('silence');
      for (const { kind } of heard) prompt.add(kind);
    }
    expect(errors).toEqual([]);
    // On a machine so busy that no approval was in time, none can have decided.
    expect([...outcomes.keys()].sort()).toEqual([...new Set([...prompt, 'correction', 'silence'])].sort());
    expect(prompt.size).toBeGreaterThan(0);
    await moveClock(w.s.db, hourMs);
    await until(async () => (await openCount(w, ['approved'])) === 0);
    expect(await checkInvariants(w.ownerDb)).toEqual([]);
  },
);

test(
  'fifty approvals in one series and twenty that need none, all at once: numbers without gap, in the order of time',
  slow,
  async () => {
    const w = await world({ policy: { reminders: [] } });
    const { processes, errors } = await twoProcesses(w);
    const dueAt = later(await clock(w.s.db), 48 * hourMs);
    const asked: string[] = [];
    for (let i = 0; i < 50; i++) asked.push(await running(w, dueAt));
    const shas = await Promise.all(asked.map(async (id) => (await look(w, id)).sha));
    const answers = await Promise.all(
      asked.map(async (invoiceId, i) =>
        approve(processes[i % 2]!, {
          officeId: w.officeId,
          actor: w.owner,
          invoiceId,
          revisionSha256: shas[i]!,
          arrivedAt: await clock(w.s.db),
        }),
      ),
    );
    expect(answers.every(({ accepted }) => accepted)).toBe(true);

    // The same business, from now on without review: its drafts are numbered by the process that submits them.
    const [{ policy }] = (await w.ownerDb.select().from(policies)) as [typeof policies.$inferSelect];
    const never = { ...policy, needsApproval: 'never' as const };
    await w.ownerDb.insert(policies).values({
      officeId: w.officeId,
      businessId: w.businessId,
      version: 2,
      policy: never,
      createdBy: 'Inès',
    });
    const waived = await Promise.all(Array.from({ length: 20 }, () => w.draft()));
    await moveClock(w.s.db, 601_000);
    const submitted = await Promise.all(
      waived.map((invoiceId, i) =>
        submitReview(processes[i % 2]!, { officeId: w.officeId, actor: w.biller, invoiceId }),
      ),
    );
    expect(submitted.map(({ state }) => state)).toEqual(waived.map(() => 'issued'));
    await until(async () => (await openCount(w, ['approved'])) === 0);

    const numbers = await rows<{ sequence: number }>(
      w.ownerDb,
      sql`select sequence from contract.invoices where number is not null order by issued_at, sequence`,
    );
    expect(numbers.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 70 }, (_, i) => i + 1));
    expect(errors).toEqual([]);
    expect(await checkInvariants(w.ownerDb)).toEqual([]);
  },
);

test('two batches that issue for the same businesses in opposite order do not lock each other out', async () => {
  const w = await world({ policy: { reminders: [] } });
  const { processes, errors } = await twoProcesses(w);
  const places = [];
  for (const prefix of ['AAA', 'BBB', 'CCC', 'DDD']) {
    places.push(await addBusiness(w.ownerDb, w.officeId, { prefix, policy: { needsApproval: 'never' } }));
  }
  const drafts = await Promise.all(
    [...places, ...[...places].reverse(), ...places, ...[...places].reverse()].map(
      ({ businessId, customerId }) =>
        createDraft(w.s, {
          officeId: w.officeId,
          actor: w.biller,
          businessId,
          customerId,
          content: sampleContent(),
          source: { kind: 'hand' },
        }),
    ),
  );
  await Promise.all(
    drafts.map(({ invoiceId }, i) =>
      submitReview(processes[i % 2]!, { officeId: w.officeId, actor: w.biller, invoiceId }),
    ),
  );
  expect(await rows(w.ownerDb, sql`select 1 from contract.invoices where number is not null`)).toHaveLength(
    16,
  );
  expect(errors).toEqual([]);
  expect(await checkInvariants(w.ownerDb)).toEqual([]);
});
