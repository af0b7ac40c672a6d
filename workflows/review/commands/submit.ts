import { sql } from 'drizzle-orm';
import { rows, type Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import { canonicalJson } from '../../canonical.ts';
import { checkContent } from '../../invoice/checks.ts';
import type { InvoiceContent } from '../../invoice/content.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import { reviewActs } from '../acts.ts';
import { judge } from '../judge.ts';
import {
  type CommandArgs,
  type CommandOutcome,
  commandAll,
  type Happening,
  type Locked,
  type ManyArgs,
  Refused,
} from './outcome.ts';
import { type CurrentTerms, listOwners, readCurrentTerms } from './terms.ts';

/**
 * Puts the draft before its owner: its content is frozen as the revision of a new round, under the policy and the
 * mandate of this moment. Refused: `problems` (something blocks it), `noOwner` (nobody to ask).
 */
export async function submitReview(
  s: Services,
  { invoiceId, ...args }: CommandArgs,
): Promise<CommandOutcome> {
  const outcomes = await submitReviews(s, { ...args, invoiceIds: [invoiceId] });
  return outcomes.get(invoiceId)!;
}

/** `submitReview` for many in one transaction; what is refused stays as it was. Outcomes by invoice. */
export function submitReviews(s: Services, args: ManyArgs): Promise<Map<string, CommandOutcome>> {
  return commandAll(s, args, async (locked, tx) => {
    if (locked.length === 0) return [];
    const businessIds = [...new Set(locked.map(({ context }) => context.businessId))];
    const today = parisDate(locked[0]!.now);
    const [drafts, terms, owners] = await Promise.all([
      readDrafts(
        tx,
        locked.map(({ invoiceId }) => invoiceId),
      ),
      readCurrentTerms(tx, businessIds, today),
      listOwners(tx, businessIds),
    ]);
    const rounds = locked.map((each) => {
      const { businessId } = each.context;
      return openRound(each, drafts.get(each.invoiceId), terms(businessId), owners.get(businessId) ?? []);
    });
    // Before the events: what is issued at once, by waiver, is read from its revision.
    await insertRevisions(
      tx,
      args,
      rounds.flatMap((round) => (round instanceof Refused ? [] : round)),
    );
    return rounds.map((round) => (round instanceof Refused ? round : round.event));
  });
}

type Draft = {
  content: InvoiceContent;
  sha256: string;
  before: { lastIban: string | null; customerKnown: boolean };
};

type Round = {
  invoiceId: string;
  draft: Draft;
  event: Happening & { round: number; policyVersion: number; mandateId: string | null };
};

function openRound(
  { invoiceId, context, state }: Locked,
  draft: Draft | undefined,
  { version, policy, mandate }: CurrentTerms,
  recipients: string[],
): Round | Refused {
  if (!draft) return new Refused('notFound');
  if (!reviewActs(state, context)['submit-review'].enabled) return new Refused('notNow');
  if (checkContent(draft.content).some((problem) => problem.severity === 'blocking'))
    return new Refused('problems');
  const silenceClause = mandate?.silenceClause ?? false;
  const judged = judge({ policy, content: draft.content, silenceClause, before: draft.before });
  // A correction goes back to who asked for it, whatever the policy has come to say since.
  const waived = judged.waived && state !== 'correcting';
  if (!waived && recipients.length === 0) return new Refused('noOwner');
  const event = {
    type: 'submit',
    round: context.round + 1,
    revisionSha256: draft.sha256,
    policyVersion: version,
    mandateId: mandate?.id ?? null,
    blockedBy: judged.blockedBy,
    waived,
    recipients,
  };
  return { invoiceId, draft, event };
}

async function insertRevisions(tx: Tx, { officeId, actor }: ManyArgs, rounds: Round[]): Promise<void> {
  if (rounds.length === 0) return;
  const columns = {
    invoice_id: 'uuid',
    round: 'int',
    content: 'text',
    sha256: 'text',
    policy_version: 'int',
    mandate_id: 'uuid',
  };
  const list = rounds.map(({ invoiceId, draft, event }) => ({
    invoice_id: invoiceId,
    round: event.round,
    content: canonicalJson(draft.content),
    sha256: draft.sha256,
    policy_version: event.policyVersion,
    mandate_id: event.mandateId,
  }));
  await tx.execute(sql`insert into revisions (office_id, created_at, created_by, invoice_id, round, content, sha256, policy_version, mandate_id)
    select ${officeId}::uuid, (select app_clock()), ${actor.name}, n.* from ${rowSet('n', columns, list)}`);
}

/** Drafts with what was issued before them in their business's name. */
async function readDrafts(tx: Tx, invoiceIds: string[]): Promise<Map<string, Draft>> {
  const found = await rows<{
    id: string;
    content: InvoiceContent;
    sha256: string;
    last_iban: string | null;
    customer_known: boolean;
  }>(
    tx,
    sql`select i.id, d.content, d.content_sha256 as sha256, last.iban as last_iban,
        exists (select from invoices o where o.office_id = i.office_id and o.business_id = i.business_id
          and o.number is not null
          and (o.customer_id = i.customer_id or (i.customer_id is null and o.buyer_name = i.buyer_name))) as customer_known
      from invoices i
      join drafts d on d.office_id = i.office_id and d.invoice_id = i.id
      left join lateral (select s.content::jsonb #>> '{content,payment,iban}' as iban from series n
        join issued_invoices s on s.office_id = n.office_id and s.business_id = n.business_id and s.series = n.series
          and s.sequence = n.last_sequence
        where n.office_id = i.office_id and n.business_id = i.business_id order by n.last_issued_at desc limit 1) last on true
      where i.office_id = (select app_office()) and i.id = any (${sql.param(invoiceIds)}::text[]::uuid[])`,
  );
  return new Map(
    found.map((row) => [
      row.id,
      {
        content: row.content,
        sha256: row.sha256,
        before: { lastIban: row.last_iban, customerKnown: row.customer_known },
      },
    ]),
  );
}
