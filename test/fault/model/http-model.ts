import fc from 'fast-check';
import { type Move, newReview, pass, play, type Review } from '#test/review/model.ts';
import { pricedAt } from '#test/support/content.ts';
import { ownerBrowser } from '#test/support/owner-browser.ts';
import { clock, moveClock, stopwatch } from '#workflows/engine/clock.ts';
import { graceMs } from '#workflows/engine/grace.ts';
import { inParts, partsOf } from '../support/in-parts.ts';
import { startWeb } from '../support/processes.ts';
import type { Broken, Lab, Row, Scenario } from '../support/scenario.ts';
import { staffBrowser } from '../support/staff-browser.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { type Turn, turns } from './moves.ts';

const hour = 3_600_000;
/** A database serves so many sequences: the check at its end reads all that they left. */
const perDatabase = 100;
const all = 2000;

/** Random lives of drafts through the pages of office and owner, beside the rules as a few plain functions (R22). */
export const httpModel: Scenario = {
  name: 'model',
  says: 'random sequences through the HTTP server, beside the model of the rules',
  unit: 'sequences',
  sizes: { short: 4, long: all },
  parts: partsOf(all, perDatabase, 40),
  run: (lab) => inParts(lab, perDatabase, compare),
};

async function compare({ urls, seed, size }: Lab): Promise<Row> {
  const from = stopwatch();
  const broken: Broken[] = [];
  const say = (says: string) => broken.push({ case: 'all', says });
  let requests = 0;
  const stage = await openStage(urls);
  const web = await startWeb(stage);
  try {
    const property = fc.asyncProperty(turns, async (list) => {
      requests += await live(stage, web.origin, list);
    });
    const played = await fc.check(property, { numRuns: size, seed, endOnFailure: true });
    if (played.failed) say(String(played.errorInstance).slice(0, 1500));
    for (const each of await stage.violations()) say(each);
    for (const error of web.errors) say(`logged ${error.slice(0, 300)}`);
  } finally {
    await web.kill();
    await stage.close();
  }
  const measured = `${requests} acts over HTTP`;
  return { what: 'sequences over HTTP', count: size, broken, ms: stopwatch() - from, measured };
}

let drafted = 0;

/** Plays one life on both. @returns how many acts were posted */
async function live(stage: Stage, origin: string, list: Turn[]): Promise<number> {
  drafted += 1;
  const invoiceId = await stage.draft(pricedAt(400 + drafted / 100));
  let model = newReview();
  let acts = 0;
  const done: string[] = [];
  for (const { afterHours, move } of list) {
    if (afterHours > 0) await moveClock(stage.s.db, afterHours * hour);
    if (move.type === 'work') {
      model = await work(stage, model);
    } else if (move.type !== 'wait') {
      const now = Date.parse(await clock(stage.s.db));
      const before = pass(model, now);
      const next = play(before, move, now, 48);
      // Pressed again from a page that is still open it would be told as done; a page read anew no longer offers it.
      const isTold = move.type === 'approve' && move.right && before.decidedBy === 'owner';
      const accepted = await act(stage, origin, invoiceId, move, now);
      acts += 1;
      model = next ?? before;
      if (accepted !== (next !== null) && !isTold)
        throw new Error(
          `${JSON.stringify(move)} in ${before.phase} is ${accepted ? 'taken' : 'refused'} after ${done.join(', ')}`,
        );
    }
    done.push(`${afterHours} h, ${JSON.stringify(move)}`);
  }
  model = await work(stage, model);
  const { state } = await stage.look(invoiceId);
  if (state !== nameOf(model))
    throw new Error(`it is ${state}, not ${nameOf(model)}, after ${done.join(', ')}`);
  return acts;
}

const nameOf = ({ phase }: Review) =>
  ['asking', 'running', 'lapsed', 'undelivered', 'onHold'].includes(phase) ? `awaiting.${phase}` : phase;

/** Workers come by: what has come due fires after its grace, mails leave and are proved delivered. */
async function work(stage: Stage, model: Review): Promise<Review> {
  await moveClock(stage.s.db, graceMs);
  await stage.work();
  const now = Date.parse(await clock(stage.s.db));
  const passed = pass(model, now);
  return play(passed, { type: 'delivered', owner: 0, stale: false }, now, 48) ?? passed;
}

type Posted = Exclude<Move, { type: 'wait' }>;

const ofOffice: Partial<Record<Posted['type'], string>> = {
  submit: 'submit-review',
  reply: 'reply',
  amend: 'amend',
  resend: 'resend',
  withdraw: 'withdraw',
  delete: 'delete-draft',
};
const ofOwner: Partial<Record<Posted['type'], string>> = {
  approve: 'approve',
  undoApproval: 'undo-approval',
  comment: 'comment',
  requestCorrection: 'request-correction',
  askTime: 'ask-time',
  resume: 'resume',
};

/** Posts the form of an act, as the office or as the owner, and says whether it was taken. */
async function act(
  stage: Stage,
  origin: string,
  invoiceId: string,
  move: Posted,
  now: number,
): Promise<boolean> {
  const staffAct = ofOffice[move.type];
  if (staffAct) {
    const browser = await staffBrowser(stage);
    const { status, text } = await browser.act(origin, invoiceId, staffAct, { body: 'Oui.', reason: '' });
    if (status !== 302 && status !== 200)
      throw new Error(`${staffAct} is answered with ${status}: ${text.slice(0, 200)}`);
    return status === 302;
  }
  const ownerAct = ofOwner[move.type] ?? '';
  const review = await stage.find(invoiceId);
  const browser = await ownerBrowser(stage, origin, review).catch(() => null);
  // No link was ever sent, or it has ended: there is nothing to press.
  if (!browser) return false;
  await browser.read(origin, ownerAct);
  const { status, text } = await browser.answer(origin, ownerAct, fieldsOf(move, now));
  if (status !== 303 && status !== 409 && status !== 404)
    throw new Error(`${ownerAct} is answered with ${status}: ${text.slice(0, 200)}`);
  return status === 303;
}

function fieldsOf(move: Posted, now: number): Record<string, string> {
  switch (move.type) {
    case 'approve':
      return move.right ? {} : { revision: 'f'.repeat(64) };
    case 'requestCorrection':
      return { where: 'line:l1', what: 'quantity', after: '1', body: '' };
    case 'askTime':
      return { until: new Date(now + move.forMs).toISOString() };
    default:
      return { line: '', body: 'Deux, vraiment ?' };
  }
}
