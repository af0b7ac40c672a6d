import { needsFactor } from '#app/auth/factor-missing.server.ts';
import type { Staff } from '#app/auth/require-staff.server.ts';
import { filterOf, type ListParams, listQuery, readListParams } from '#app/invoices/list/list-params.ts';
import { type BulkAct, bulkActs, isEditable } from '#app/invoices/list/row-words.ts';
import { mostSelected } from '#app/invoices/list/select-all.ts';
import { statusesOf } from '#app/invoices/list/tabs.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { inOffice } from '#db/client.ts';
import { type DraftContent, listDraftContents } from '#db/queries/drafts.ts';
import { listInvoiceIds } from '#db/queries/invoice-order.ts';
import { type InvoiceRow, listInvoicesByIds } from '#db/queries/invoices.ts';
import { listAskedReleases } from '#db/queries/releases.ts';
import { listTwins, type Twin } from '#db/queries/twins.ts';
import { clock } from '#workflows/engine/clock.ts';
import type { Problem } from '#workflows/invoice/checks.ts';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { problemText } from '#workflows/invoice/problem-texts.ts';
import { listLedElsewhere } from '#workflows/review/list-led-elsewhere.ts';
import { readBlockers } from '#workflows/review/readiness.ts';
import type { Services } from '#workflows/services.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export type BulkItem = {
  id: string;
  reference: string;
  buyerName: string;
  businessName: string;
  payableCents: number;
  currency: string;
};
type Blocked = BulkItem & { reasons: string[] };
/** One that asks the same as other documents: it is left out until a person puts it in. */
export type Doubled = BulkItem & { twins: Twin[] };
export type BulkPlan = {
  act: BulkAct;
  ids: string[];
  /** The list that all of is meant, as its address says it; null where rows were ticked. */
  all: Record<string, string | undefined> | null;
  will: BulkItem[];
  doubled: Doubled[];
  wont: Blocked[];
  missing: number;
  /** Some are credit notes and wait for a fresh factor. */
  needsFactor: boolean;
};

/** Ticked rows, or the whole list that an address describes; `despiteTwins` are those that a person put in all the same. */
export type BulkAsk = {
  act: BulkAct;
  ids: string[];
  despiteTwins: string[];
  /** The list as it was shown, where all of it is meant. */
  all: ListParams | null;
};

/** The act and what it is about, of an address or a form; anything else in them is left out. */
export function readBulk(values: URLSearchParams | FormData): BulkAsk {
  const asked = values.get('do');
  const idsOf = (name: string) =>
    values.getAll(name).filter((id): id is string => typeof id === 'string' && uuid.test(id));
  const despiteTwins = [...new Set(idsOf('twin'))].slice(0, mostSelected);
  return {
    act: bulkActs.find((act) => act === asked) ?? 'submit-review',
    ids: [...new Set([...idsOf('id'), ...despiteTwins])].slice(0, mostSelected),
    despiteTwins,
    all: values instanceof URLSearchParams && values.get('all') === '1' ? readListParams(values) : null,
  };
}

/** What the act would do to each invoice, and why it would not do it to some. Nothing is changed. */
export async function planBulk(
  { db }: Pick<Services, 'db'>,
  staff: Staff,
  { act, all, ...ask }: BulkAsk,
  locale: Locale,
): Promise<BulkPlan> {
  const seen = await inOffice(db, staff.officeId, async (tx) => {
    // What is in the list now, not what was when it was shown: the question says how many these are.
    const ids = all
      ? await listInvoiceIds(tx, filterOf(all), statusesOf(all.tab, all.hideProvisional), {
          sort: all.sort,
          limit: mostSelected,
        })
      : ask.ids;
    const drafts =
      act === 'delete-draft' ? new Map<string, DraftContent>() : await listDraftContents(tx, ids);
    return {
      ids,
      found: await listInvoicesByIds(tx, ids),
      twins: await listTwins(tx, [...drafts.keys()]),
      elsewhere: await listLedElsewhere(tx, ids),
      contents: drafts,
      asked: await listAskedReleases(tx, ids),
      blockers: await readBlockers(tx, drafts, parisDate(await clock(tx))),
    };
  });
  const { ids, found, contents, asked, elsewhere, blockers, twins } = seen;
  const missing = ids.length - found.length;
  const list = all && listQuery(all);
  const plan: BulkPlan = {
    act,
    ids,
    all: list,
    will: [],
    doubled: [],
    wont: [],
    missing,
    needsFactor: false,
  };
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
    else if (twins.has(row.id)) plan.doubled.push({ ...itemOf(row), twins: twins.get(row.id) ?? [] });
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
export function blockerText(problem: Problem, locale: Locale): string {
  const line = /^lines\.(\d+)\./.exec(problem.path)?.[1];
  const text = problemText(problem, locale);
  return line ? tFor(locale)('invoices:bulk.ofLine', { n: Number(line) + 1, text }) : text;
}

/** Sending off what needs a fresh factor; asking a colleague to read it does not. */
export const isHeldUp = (
  act: BulkAct,
  staff: Staff,
  { id, kind }: InvoiceRow,
  elsewhere: ReadonlySet<string>,
) =>
  (act === 'submit-review' || act === 'release') &&
  needsFactor(staff, { kind, isElsewhere: elsewhere.has(id) });

export function itemOf(row: InvoiceRow): BulkItem {
  const { id, buyerName, businessName, payableCents, currency } = row;
  return { id, reference: row.number ?? row.provisionalRef, buyerName, businessName, payableCents, currency };
}
