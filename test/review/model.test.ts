import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOffice, rows } from '#db/client.ts';
import { mails } from '#db/schema/index.ts';
import { addBusiness } from '#test/support/add-business.ts';
import { sampleContent } from '#test/support/content.ts';
import { checkInvariants } from '#test/support/invariants.ts';
import { runSeed } from '#test/support/slice.ts';
import { addOffice, type World, world } from '#test/support/world.ts';
import { clock, moveClock } from '#workflows/engine/clock.ts';
import { graceMs } from '#workflows/engine/grace.ts';
import { send } from '#workflows/engine/send.ts';
import { tick } from '#workflows/engine/tick.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { tellOutcome } from '#workflows/mail/outcome.ts';
import * as commands from '#workflows/review/commands.ts';
import { type ReviewContext, reviewMachine } from '#workflows/review/events.ts';
import { type Move, newReview, pass, plainMoves, play, type Review } from './model.ts';

/** `npm run test:faults -- database` has it run twenty thousand. */
const runs = Number(process.env.TACITE_MODEL_DB_RUNS ?? 60);
const hour = 3_600_000;

type Act = { draft: 0 | 1 | 2; afterHours: number; move: Move | Extra };
type Extra = { type: 'work' } | { type: 'edit' } | { type: 'asStranger' };

const plain = [...plainMoves, 'edit', 'asStranger'] as const;
const submit: Move = { type: 'submit', owners: 1, blocked: false, waived: false };
const acts = fc.array(
  fc.record<Act>({
    draft: fc.constantFrom(0, 1, 2),
    afterHours: fc.constantFrom(0, 0, 0, 0.05, 0.1, 1, 5, 23, 24, 48),
    move: fc.oneof(
      { weight: 4, arbitrary: fc.constant(submit) },
      { weight: 5, arbitrary: fc.constant({ type: 'work' as const }) },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom(0 as const, 1 as const)
          .map((owner) => ({ type: 'bounced' as const, owner, stale: false })),
      },
      { weight: 3, arbitrary: fc.boolean().map((wrong) => ({ type: 'approve' as const, right: !wrong })) },
      {
        weight: 2,
        arbitrary: fc
          .constantFrom(-1, 20, 72, 167, 169)
          .map((hours) => ({ type: 'askTime' as const, forMs: hours * hour })),
      },
      { weight: 9, arbitrary: fc.constantFrom(...plain).map((type) => ({ type })) },
    ),
  }),
  { minLength: 8, maxLength: 22, size: 'max' },
);

type Place = {
  officeId: string;
  businessId: string;
  customerId: string;
  owner: Actor;
  owners: 1 | 2;
  waived: boolean;
};
type Draft = Place & { invoiceId: string; version: number; model: Review };

/** A database of its own for so many sequences: every check reads all that the earlier ones left. */
const perDatabase = 60;
const databases = Array.from({ length: Math.ceil(runs / perDatabase) }, (_, index) => index + 1);

test.for(databases)(
  'offices side by side: commands do what the rules say, and no invariant is ever broken (%i)',
  {
    timeout: 3_600_000,
  },
  async (database) => {
    const w = await world();
    const stranger = await addOffice(w.ownerDb, { policy: { guardrails: ['firstInvoice', 'bankChanged'] } });
    const waived = await addBusiness(w.ownerDb, w.officeId, {
      prefix: 'SANS',
      policy: { needsApproval: 'never', guardrails: ['amountCap'], capCents: 150_000 },
    });
    const pair = await addBusiness(w.ownerDb, w.officeId, { prefix: 'DUO', owners: ['Anne', 'Bruno'] });
    const places: Place[] = [
      { ...pair, owners: 2, waived: false },
      { ...stranger, owners: 1, waived: false },
      { ...waived, owners: 1, waived: true },
    ];
    const seen = new Set<string>();
    const property = fc.asyncProperty(acts, async (list) => {
      const drafts: Draft[] = [];
      for (const place of places) drafts.push(await begin(w, place));
      for (const act of list) {
        if (act.afterHours > 0) await moveClock(w.s.db, act.afterHours * hour);
        await perform(w, drafts, act);
      }
      await work(w, drafts);
      for (const draft of drafts) {
        expect((await look(w, draft)).state).toBe(nameOf(draft.model));
        seen.add(`${nameOf(draft.model)} by ${draft.model.decidedBy}`);
      }
      expect(await checkInvariants(w.ownerDb)).toEqual([]);
    });
    await fc.assert(property, {
      numRuns: Math.min(runs, perDatabase),
      seed: runSeed + database - 1,
      timeout: 60_000,
    });
    for (const decision of ['owner', 'silence', 'waiver']) expect(seen).toContain(`issued by ${decision}`);
  },
);

const nameOf = ({ phase }: Review) =>
  ['asking', 'running', 'lapsed', 'undelivered', 'onHold'].includes(phase) ? `awaiting.${phase}` : phase;

async function begin(w: World, place: Place): Promise<Draft> {
  const { officeId, businessId, customerId } = place;
  const { invoiceId } = await commands.createDraft(w.s, {
    officeId,
    actor: w.biller,
    businessId,
    customerId,
    content: sampleContent(),
    source: { kind: 'hand' },
  });
  return { ...place, invoiceId, version: 1, model: newReview() };
}

/** Workers come by: due timers are applied, requests are proved delivered. What mails and documents say is tested elsewhere. */
async function work(w: World, drafts: Draft[]) {
  // What has just come due fires after its grace.
  await moveClock(w.s.db, graceMs);
  await tick(w.s.engine);
  for (const officeId of new Set(drafts.map((draft) => draft.officeId))) {
    await inOffice(w.s.db, officeId, async (tx) => {
      const queued = sql`state = 'queued' and reply_to is not null`;
      const at = await clock(tx);
      for (const mail of await tx.update(mails).set({ state: 'delivered' }).where(queued).returning()) {
        await tellOutcome(w.s, tx, mail, { kind: 'delivered', at });
      }
    });
  }
  const now = Date.parse(await clock(w.s.db));
  for (const draft of drafts) {
    draft.model = pass(draft.model, now);
    for (const owner of [0, 1] as const) {
      draft.model = play(draft.model, { type: 'delivered', owner, stale: false }, now, 48) ?? draft.model;
    }
  }
}

async function perform(w: World, drafts: Draft[], { draft: index, move }: Act) {
  const draft = drafts[index]!;
  if (move.type === 'work') return work(w, drafts);
  if (move.type === 'edit') return edit(w, draft);
  if (move.type === 'asStranger') return asStranger(w, draft, drafts[(index + 1) % 3]!);

  const now = Date.parse(await clock(w.s.db));
  const before = pass(draft.model, now);
  const outcome = await command(w, draft, move);
  if (!outcome) return;
  const blocked = (outcome.context?.blockedBy.length ?? 0) > 0;
  const next = play(before, move.type === 'submit' ? { ...move, ...draft, blocked } : move, now, 48);
  expect({ ...move, accepted: outcome.accepted }).toEqual({ ...move, accepted: next !== null });
  draft.model = next ?? before;
  if (outcome.state) expect(outcome.state).toBe(nameOf(draft.model));
  // The end of the window, give or take what this machine needed for the command itself.
  const dueAt = outcome.accepted ? outcome.context?.reviewDueAt : null;
  if (dueAt) expect(Math.abs(Date.parse(dueAt) - (draft.model.dueAt ?? 0))).toBeLessThan(60_000);
}

type Answer = { accepted: boolean; state: string; context: ReviewContext | null };

async function command(w: World, draft: Draft, move: Move): Promise<Answer | null> {
  const { officeId, invoiceId } = draft;
  const office = { officeId, invoiceId, actor: w.biller };
  const owner = { officeId, invoiceId, actor: draft.owner, arrivedAt: await clock(w.s.db) };
  const words = { lineId: 'l1', body: 'Deux, vraiment ?' };
  switch (move.type) {
    case 'submit':
      return commands.submitReview(w.s, office);
    case 'approve':
      return commands.approve(w.s, {
        ...owner,
        revisionSha256: move.right ? await shown(w, draft) : 'f'.repeat(64),
      });
    case 'askTime':
      return commands.askTime(w.s, {
        ...owner,
        until: new Date(Date.parse(owner.arrivedAt) + move.forMs).toISOString(),
      });
    case 'comment':
      return commands.comment(w.s, { ...owner, ...words });
    case 'requestCorrection':
      return commands.requestCorrection(w.s, {
        ...owner,
        ...words,
        field: 'quantity',
        before: '2',
        after: '1',
      });
    case 'resume':
      return commands.resume(w.s, owner);
    case 'undoApproval':
      return commands.undoApproval(w.s, owner);
    case 'reply':
      return commands.reply(w.s, { ...office, body: 'Oui.' });
    case 'amend':
      return commands.amend(w.s, office);
    case 'resend':
      return commands.resend(w.s, office);
    case 'withdraw':
      return commands.withdraw(w.s, office);
    case 'delete':
      return commands.deleteDraft(w.s, office);
    case 'bounced':
      return bounce(w, draft, move.owner);
    default:
      return null;
  }
}

async function look(w: World, { officeId, invoiceId }: Draft) {
  const [row] = await inOffice(w.s.db, officeId, (tx) =>
    rows<{ id: string; state: string; context: ReviewContext }>(
      tx,
      sql`select id, state, snapshot -> 'context' as context from workflows where subject_id = ${invoiceId} and machine = 'review'`,
    ),
  );
  return row!;
}

const shown = async (w: World, draft: Draft) => (await look(w, draft)).context.revisionSha256 ?? '';

/** What a provider says of the copy of one owner. */
async function bounce(w: World, draft: Draft, owner: 0 | 1): Promise<Answer> {
  const { id, context } = await look(w, draft);
  const recipients = Object.keys(context.recipients).sort();
  const recipient = recipients[owner % Math.max(1, recipients.length)] ?? '';
  const actor: Actor = { kind: 'provider', id: null, name: 'resend', channel: 'webhook' };
  const event = { type: 'bounced' as const, request: context.request, recipient, reason: 'full', actor };
  const outcome = await send(w.s.engine, draft.officeId, { machine: reviewMachine, id }, event);
  return outcome;
}

/** Another office knows the id of a draft: it is as if there were none. */
async function asStranger(w: World, draft: Draft, { officeId }: Draft) {
  if (officeId === draft.officeId) return;
  const theirs = { officeId, invoiceId: draft.invoiceId, actor: w.biller };
  for (const act of [commands.submitReview, commands.withdraw, commands.deleteDraft]) {
    expect(await act(w.s, theirs)).toMatchObject({ accepted: false, reason: 'notFound' });
  }
  const approval = { ...theirs, revisionSha256: await shown(w, draft) };
  expect(await commands.approve(w.s, approval)).toMatchObject({ accepted: false, reason: 'notFound' });
}

async function edit(w: World, draft: Draft) {
  const { officeId, invoiceId, customerId, version } = draft;
  const lines = sampleContent().lines.map((line) => ({ ...line, quantity: String(version + 1) }));
  const saved = await commands.saveDraft(w.s, {
    officeId,
    actor: w.biller,
    invoiceId,
    version,
    customerId,
    content: sampleContent({ lines }),
  });
  const editable = ['preparing', 'correcting', 'withdrawn'].includes(draft.model.phase);
  expect(saved.ok).toBe(editable);
  if (saved.ok) draft.version = saved.version;
}
