import { sql } from 'drizzle-orm';
import { inOffice, rows, type Tx } from '#db/client.ts';
import { joinFamily } from '#db/queries/drafts.ts';
import { drafts, invoices } from '#db/schema/index.ts';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { clock } from '../../engine/clock.ts';
import { start } from '../../engine/start.ts';
import type { Actor } from '../../engine/types.ts';
import { canonicalJson, sha256Hex } from '../../identity/canonical.ts';
import { newId } from '../../identity/new-id.ts';
import { provisionalRef } from '../../invoice/numbering.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import { withTotals } from '../../invoice/totals.ts';
import { breath } from '../../process/breath.ts';
import type { Services } from '../../services.ts';
import { reviewActs } from '../acts.ts';
import { reviewMachine } from '../events.ts';
import { insertDrafts, listed } from './insert-drafts.ts';
import type { NewDraft } from './new-draft.ts';
import { type CommandArgs, type CommandOutcome, command } from './outcome.ts';

type Drafted = { invoiceId: string; provisionalRef: string };

/** A new draft with a provisional reference, and the review that follows it from here. Totals are computed, never taken over. */
export async function createDraft(
  s: Pick<Services, 'db' | 'engine'>,
  { officeId, actor, ...draft }: NewDraft & { officeId: string; actor: Actor },
): Promise<Drafted> {
  const [drafted] = await createDrafts(s, { officeId, actor, drafts: [draft] });
  return drafted!;
}

/** `createDraft` for many in one transaction, with references that follow one another. In the order given. */
export async function createDrafts(
  { db, engine }: Pick<Services, 'db' | 'engine'>,
  { officeId, actor, drafts: wanted }: { officeId: string; actor: Actor; drafts: NewDraft[] },
): Promise<Drafted[]> {
  if (wanted.length === 0) return [];
  // In a transaction of its own: everybody who drafts in this office waits for this counter.
  const references = await inOffice(db, officeId, (tx) => takeReferences(tx, officeId, wanted.length));
  return inOffice(db, officeId, async (tx) => {
    const at = await clock(tx);
    const families = await familiesOf(tx, wanted);
    const made = wanted.map((draft, index) => ({
      ...draft,
      copyFamily: families.get(draft.copyOf ?? '') ?? null,
      id: newId(),
      reference: references[index]!,
      content: withTotals(draft.content),
    }));
    await breath();
    await Promise.all([
      insertDrafts(tx, officeId, { at, by: actor.name }, made),
      start(engine, tx, {
        officeId,
        machine: reviewMachine,
        workflows: made.map(({ id, businessId }) => ({
          id: newId(),
          subjectId: id,
          input: { at, officeId, businessId, invoiceId: id },
          contendsFor: businessId,
          actor,
        })),
      }),
    ]);
    return made.map(({ id, reference }) => ({ invoiceId: id, provisionalRef: reference }));
  });
}

export type Saved =
  | { ok: true; version: number; at: string }
  | { ok: false; reason: 'conflict' | 'locked' | 'notFound'; state: string; version: number };

/**
 * Saves a draft over the version it was based on. `conflict`: somebody saved another one meanwhile; `locked`: the draft
 * is before its owner, or issued. In both cases nothing is changed. A request for a second reader was about the former
 * content, and ends. Tying the draft to a customer answers which of them its buyer is.
 */
export async function saveDraft(
  { db }: Pick<Services, 'db'>,
  args: {
    officeId: string;
    actor: Actor;
    invoiceId: string;
    version: number;
    /** A function makes the customer, once it is sure that the draft is saved. */
    customerId: string | null | ((tx: Tx) => Promise<string>);
    content: InvoiceContent;
    /** What it no longer keeps and may get back; absent: as before. */
    takenOut?: Kept[];
    /** A person has said that the buyer is none of the customers he may be. */
    isBuyerNew?: boolean;
  },
): Promise<Saved> {
  const { officeId, actor, invoiceId, version, isBuyerNew = false } = args;
  return inOffice(db, officeId, async (tx) => {
    const [row] = await rows<{ state: string; version: number; isOpen: boolean }>(
      tx,
      // The review's row is locked first, so that a submission and a save can't cross.
      sql`select w.state, d.version, d.buyer_candidates is not null as "isOpen" from workflows w join drafts d on d.office_id = w.office_id and d.invoice_id = w.subject_id
        where w.office_id = (select app_office()) and w.machine = 'review' and w.subject_id = ${invoiceId} for update`,
    );
    if (!row) return { ok: false, reason: 'notFound', state: '', version: 0 };
    const { state } = row;
    if (!reviewActs(state, { decidedBy: null }).edit.enabled)
      return { ok: false, reason: 'locked', state, version: row.version };
    if (row.version !== version) return { ok: false, reason: 'conflict', state, version: row.version };
    const customerId = typeof args.customerId === 'function' ? await args.customerId(tx) : args.customerId;
    const isBuyerOpen = row.isOpen && customerId === null && !isBuyerNew;
    const content = withTotals(args.content);
    const now = await clock(tx);
    const shown = await listed(content, now, isBuyerOpen);
    await breath();
    const text = canonicalJson(content);
    await breath();
    await tx
      .update(drafts)
      .set({
        content: sql`${text}::text::jsonb`,
        contentSha256: sha256Hex(text),
        takenOut: args.takenOut,
        version: version + 1,
        ...(!isBuyerOpen && { buyerCandidates: null }),
        updatedBy: actor.name,
        updatedAt: now,
      })
      .where(sql`invoice_id = ${invoiceId}`);
    await tx
      .update(invoices)
      .set({ ...shown, customerId, updatedAt: now, releaseAskedAt: null })
      .where(sql`id = ${invoiceId}`);
    return { ok: true, version: version + 1, at: now };
  });
}

/** Takes a draft away that was never issued. Its trace stays. */
export function deleteDraft(s: Services, args: CommandArgs): Promise<CommandOutcome> {
  return command(s, args, () => ({ type: 'delete' }));
}

async function familiesOf(tx: Tx, wanted: readonly NewDraft[]): Promise<Map<string, string | null>> {
  const families = new Map<string, string | null>();
  for (const { copyOf } of wanted) {
    if (copyOf && !families.has(copyOf)) families.set(copyOf, await joinFamily(tx, copyOf));
  }
  return families;
}

/** Provisional references run per office and year; a draft given up leaves a hole, which means nothing. */
async function takeReferences(tx: Tx, officeId: string, count: number): Promise<string[]> {
  const year = Number(parisDate(await clock(tx)).slice(0, 4));
  const [row] = await rows<{ last: number }>(
    tx,
    sql`insert into provisional_counters as c (office_id, year, last) values (${officeId}, ${year}, ${count}::int)
      on conflict (office_id, year) do update set last = c.last + excluded.last returning last`,
  );
  const first = row!.last - count + 1;
  return Array.from({ length: count }, (_, index) => provisionalRef({ year, sequence: first + index }));
}
