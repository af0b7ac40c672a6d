import { moveClock } from '#workflows/engine/clock.ts';
import { tick } from '#workflows/engine/tick.ts';
import { approve, requestCorrection, submitReview, undoApproval } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { type Facts, factsOf } from '../support/facts.ts';
import type { Open, Stage } from '../support/stage.ts';

/**
 * Something the product does to one invoice. `act` is what dies in the middle and is done again, as a person presses
 * again and a worker takes a job again, until it ends; then the facts are those of having done it once.
 */
export type Operation = {
  arrange: () => Promise<Open>;
  act: (s: Services, open: Open) => Promise<unknown>;
  expected: Partial<Facts>;
};

const twoDays = 48 * 3_600_000;
const wish = { lineId: 'l1', field: 'quantity', before: '2', after: '1', body: '' };
const begun = ['start', 'submit', 'delivered'];

const argsOf = (stage: Stage, { invoiceId }: Open) => ({
  officeId: stage.officeId,
  actor: stage.owner,
  invoiceId,
});

/** A window that has just ended: timers fire a second after they are due. */
async function expired(stage: Stage, begin: (dueAt: string) => Promise<Open>, lastsMs: number) {
  const open = await begin(await stage.inMs(lastsMs));
  await moveClock(stage.s.db, lastsMs + 2000);
  return open;
}

/** Timers, again and again as a worker does: what failed sleeps for a second, what a dying connection holds is passed over. */
const fire =
  (stage: Stage): Operation['act'] =>
  async (s, { invoiceId }) => {
    const { failed } = await tick(s.engine);
    if (failed > 0) await moveClock(stage.s.db, 2000);
    if ((await factsOf(stage.ownerDb, invoiceId)).state !== 'issued') throw new Error('it is still due');
  };

export const reviewOperations: Record<string, (stage: Stage) => Operation> = {
  submit: (stage) => ({
    arrange: async () => stage.find(await stage.draft()),
    act: (s, { invoiceId }) => submitReview(s, { officeId: stage.officeId, actor: stage.biller, invoiceId }),
    expected: {
      state: 'awaiting.asking',
      events: ['start', 'submit'],
      revisions: 1,
      mails: { approvalRequest: 1 },
      isNumbered: false,
    },
  }),
  approve: (stage) => ({
    arrange: async () => stage.running(await stage.inMs(twoDays)),
    act: (s, open) => approve(s, { ...argsOf(stage, open), revisionSha256: open.sha }),
    expected: { state: 'approved', decidedBy: 'owner', events: [...begun, 'approve'], isNumbered: false },
  }),
  undo: (stage) => ({
    arrange: async () => stage.approved(await stage.inMs(twoDays)),
    act: (s, open) => undoApproval(s, argsOf(stage, open)),
    expected: { state: 'awaiting.running', decidedBy: null, events: [...begun, 'approve', 'undoApproval'] },
  }),
  correction: (stage) => ({
    arrange: async () => stage.running(await stage.inMs(twoDays)),
    act: (s, open) => requestCorrection(s, { ...argsOf(stage, open), ...wish }),
    expected: {
      state: 'correcting',
      events: [...begun, 'requestCorrection'],
      exchanges: 1,
      mails: { approvalRequest: 1, correctionReceived: 1 },
    },
  }),
  silence: (stage) => ({
    arrange: () => expired(stage, stage.running, 1000),
    act: fire(stage),
    expected: {
      state: 'issued',
      decidedBy: 'silence',
      events: [...begun, 'silenceWindow'],
      mails: { approvalRequest: 1 },
      isNumbered: true,
      entries: { issue: 1 },
    },
  }),
  issue: (stage) => ({
    arrange: async () => {
      const open = await stage.approved(await stage.inMs(twoDays));
      await moveClock(stage.s.db, 602_000);
      return open;
    },
    act: fire(stage),
    expected: {
      state: 'issued',
      decidedBy: 'owner',
      events: [...begun, 'approve', 'undoWindow'],
      mails: { approvalRequest: 1 },
      isNumbered: true,
      entries: { issue: 1 },
    },
  }),
};
