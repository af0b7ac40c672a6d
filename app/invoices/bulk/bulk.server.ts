import { needsFactor } from '#app/auth/factor-missing.server.ts';
import { requireMay, type Staff } from '#app/auth/require-staff.server.ts';
import { type BulkAct, bulkActs, isEditable } from '#app/invoices/list/row-words.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { inOffice } from '#db/client.ts';
import { type DraftContent, listDraftContents } from '#db/queries/drafts.ts';
import { type InvoiceRow, listInvoicesByIds } from '#db/queries/invoices.ts';
import { listAskedReleases } from '#db/queries/releases.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Problem } from '#workflows/invoice/checks.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { problemText } from '#workflows/invoice/problem-texts.ts';
import {
  askRelease,
  type CommandOutcome,
  deleteDraft,
  type ReleaseOutcome,
  submitReview,
  submitReviews,
} from '#workflows/review/commands.ts';
import { listLedElsewhere } from '#workflows/review/list-led-elsewhere.ts';
import { readBlockers } from '#workflows/review/readiness.ts';
import type { Services } from '#workflows/services.ts';

/** More rows than a page of the list holds can't be ticked; more would be no choice any more. */
const mostItems = 200;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type BulkItem = {
  id: string;
  reference: string;
  buyerName: string;
  businessName: string;
  payableCents: number;
  currency: string;
};
export type Blocked = BulkItem & { reasons: string[] };
export type BulkPlan = {
  act: BulkAct;
  ids: string[];
  will: BulkItem[];
  wont: Blocked[];
  missing: number;
  /** Some are credit notes and wait for a fresh factor. */
  needsFactor: boolean;
};

/** The act and the ticked ids of an address or a form; anything else in them is left out. */
export function readBulk(values: URLSearchParams | FormData): { act: BulkAct; ids: string[] } {
  const asked = values.get('do');
  const ids = values.getAll('id').filter((id): id is string => typeof id === 'string' && uuid.test(id));
  return {
    act: bulkActs.find((act) => act === asked) ?? 'submit-review',
    ids: [...new Set(ids)].slice(0, mostItems),
  };
}

/** What the act would do to each invoice, and why it would not do it to some. Nothing is changed. */
export async function planBulk(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  { act, ids }: ReturnType<typeof readBulk>,
  locale: Locale,
): Promise<BulkPlan> {
  const { found, contents, asked, elsewhere, blockers } = await inOffice(db, staff.officeId, async (tx) => {
    const drafts =
      act === 'delete-draft' ? new Map<string, DraftContent>() : await listDraftContents(tx, ids);
    return {
      found: await listInvoicesByIds(tx, ids),
      elsewhere: await listLedElsewhere(tx, ids),
      contents: drafts,
      asked: await listAskedReleases(tx, ids),
      blockers: await readBlockers(tx, drafts, parisDate(await clock(tx))),
    };
  });
  const missing = ids.length - found.length;
  const plan: BulkPlan = { act, ids, will: [], wont: [], missing, needsFactor: false };
  for (const row of found) {
    const isOwn = asked.get(row.id)?.staffId === staff.id;
    const reasons = reasonsAgainst(
      act,
      row,
      contents.get(row.id),
      { isOwn, blockers: blockers.get(row.id) ?? [] },
      locale,
    );
    if (reasons.length === 0 && isHeldUp(act, staff, row, elsewhere)) {
      plan.needsFactor = true;
      reasons.push(tFor(locale)('invoices:blocked.needsFactor'));
    }
    if (reasons.length > 0) plan.wont.push({ ...itemOf(row), reasons });
    else plan.will.push(itemOf(row));
  }
  return plan;
}

function reasonsAgainst(
  act: BulkAct,
  row: InvoiceRow,
  draft: DraftContent | undefined,
  { isOwn, blockers }: { isOwn: boolean; blockers: readonly Problem[] },
  locale: Locale,
): string[] {
  const t = tFor(locale);
  const isWithReader = row.status === 'toRelease';
  if (act === 'release' && isEditable(row)) return [t('invoices:blocked.notAskedRelease')];
  if (act === 'release' && isOwn) return [t('invoices:blocked.ownRelease')];
  if (act !== 'release' && act !== 'delete-draft' && isWithReader) return [t('invoices:blocked.withReader')];
  if (!isEditable(row) && !isWithReader) {
    const why =
      row.status === 'deleted'
        ? 'deleted'
        : row.number || row.status === 'approved'
          ? 'alreadyIssued'
          : 'withOwner';
    return [t(`invoices:blocked.${why}`)];
  }
  if (act === 'delete-draft' || !draft) return [];
  const open = draft.isBuyerOpen ? [t('invoices:refused.buyerOpen')] : [];
  return [...open, ...blockers.map((problem) => blockerText(problem, locale))];
}

/** A problem in words, with its line. */
function blockerText(problem: Problem, locale: Locale): string {
  const line = /^lines\.(\d+)\./.exec(problem.path)?.[1];
  const text = problemText(problem, locale);
  return line ? tFor(locale)('invoices:bulk.ofLine', { n: Number(line) + 1, text }) : text;
}

export type BulkResult = BulkItem & { done: boolean; text: string };

/** What was done already is not done twice, and is no failure: the answer that said so may have been lost. */
const isWithOwner = ({ status }: InvoiceRow) => ['asking', 'awaiting', 'onHold'].includes(status);
const isDone: Record<BulkAct, (row: InvoiceRow) => boolean> = {
  'submit-review': isWithOwner,
  'ask-release': ({ status }) => status === 'toRelease',
  release: isWithOwner,
  'delete-draft': ({ status }) => status === 'deleted',
};

/** Sending off what needs a fresh factor; asking a colleague to read it does not. */
const isHeldUp = (act: BulkAct, staff: Staff, { id, kind }: InvoiceRow, elsewhere: ReadonlySet<string>) =>
  (act === 'submit-review' || act === 'release') &&
  needsFactor(staff, { kind, isElsewhere: elsewhere.has(id) });

/** Does it. One that fails stops none of the others, and each says what became of it. */
export async function runBulk(
  s: Services,
  staff: Staff,
  { act, ids }: ReturnType<typeof readBulk>,
  locale: Locale,
): Promise<BulkResult[]> {
  const t = tFor(locale);
  const { found, elsewhere } = await inOffice(s.db, staff.officeId, async (tx) => ({
    found: await listInvoicesByIds(tx, ids),
    // Asked only of whom it could hold up.
    elsewhere: staff.isFresh ? new Set<string>() : await listLedElsewhere(tx, ids),
  }));
  const outcomes = await carryOut(
    s,
    staff,
    act,
    found.filter((row) => !isDone[act](row) && !isHeldUp(act, staff, row, elsewhere)).map(({ id }) => id),
  );
  const stopped = [...outcomes].flatMap(([id, outcome]) =>
    !outcome.accepted && outcome.reason === 'problems' ? id : [],
  );
  const blockers = await readReasons(s, staff, stopped);
  return found.map((row) => {
    if (isDone[act](row)) return { ...itemOf(row), done: true, text: t(`invoices:bulk.already.${act}`) };
    if (isHeldUp(act, staff, row, elsewhere))
      return { ...itemOf(row), done: false, text: t('invoices:blocked.needsFactor') };
    const outcome = outcomes.get(row.id);
    if (!outcome) return { ...itemOf(row), done: false, text: t('invoices:refused.error') };
    const isIssued = 'state' in outcome && outcome.state === 'issued';
    const done = isIssued ? t('invoices:bulk.issuedNow') : t(`invoices:bulk.done.${act}`);
    const reasons = (blockers.get(row.id) ?? []).map((problem) => blockerText(problem, locale));
    const refused = outcome.accepted ? '' : t(`invoices:refused.${outcome.reason}`);
    const text = outcome.accepted ? done : reasons.join(' ') || refused;
    return { ...itemOf(row), done: outcome.accepted, text };
  });
}

/** What stopped those that were refused for it. */
const readReasons = ({ db }: Pick<Services, 'db'>, staff: Staff, ids: string[]) =>
  ids.length === 0
    ? new Map<string, Problem[]>()
    : inOffice(db, staff.officeId, async (tx) =>
        readBlockers(tx, await listDraftContents(tx, ids), parisDate(await clock(tx))),
      );

/** Outcomes by invoice; one whose act broke is absent. Submissions go as a set, and one by one where the set breaks. */
async function carryOut(
  s: Services,
  staff: Staff,
  act: BulkAct,
  ids: string[],
): Promise<Map<string, CommandOutcome | ReleaseOutcome>> {
  const { officeId, actor } = staff;
  if (act === 'release') requireMay(staff, 'release');
  if (act === 'ask-release') return askRelease(s, { officeId, actor, invoiceIds: ids });
  if (act !== 'delete-draft') {
    try {
      return await submitReviews(s, { officeId, actor, invoiceIds: ids });
    } catch (error) {
      s.log.error({ err: error, act }, 'bulk act failed as a set');
    }
  }
  const one = act === 'delete-draft' ? deleteDraft : submitReview;
  const outcomes = new Map<string, CommandOutcome>();
  for (const invoiceId of ids) {
    try {
      outcomes.set(invoiceId, await one(s, { officeId, actor, invoiceId }));
    } catch (error) {
      s.log.error({ err: error, invoiceId, act }, 'bulk act failed');
    }
  }
  return outcomes;
}

function itemOf(row: InvoiceRow): BulkItem {
  const { id, buyerName, businessName, payableCents, currency } = row;
  return { id, reference: row.number ?? row.provisionalRef, buyerName, businessName, payableCents, currency };
}
