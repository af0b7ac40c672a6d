import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import {
  type DraftContent,
  type IssuedBefore,
  listDraftContents,
  listIssuedBefore,
} from '#db/queries/drafts.ts';
import { insertReleaseActs, markReleaseAsked } from '#db/queries/releases.ts';
import { listTwins, type Twin } from '#db/queries/twins.ts';
import { rowSet } from '#db/row-set.ts';
import type { RevisionTerms } from '#db/shapes/revision-terms.ts';
import type { Happening } from '../../engine/types.ts';
import { canonicalJson, sha256Hex } from '../../identity/canonical.ts';
import type { Earlier } from '../../invoice/earlier.ts';
import { issueTerms } from '../../invoice/issue-terms.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import { recipientOf } from '../../invoice/recipient.ts';
import { revisionText } from '../../ledger/grounds.ts';
import { type CurrentTerms, readCurrentTerms } from '../../ledger/review-terms.ts';
import { breath } from '../../process/breath.ts';
import type { Services } from '../../services.ts';
import { reviewActs } from '../acts.ts';
import type { Submit } from '../events.ts';
import { judge } from '../judge.ts';
import { readEarlier } from '../read-earlier.ts';
import { blockersOf } from '../readiness.ts';
import {
  type CommandArgs,
  type CommandOutcome,
  commandAll,
  type Locked,
  type ManyArgs,
  Refused,
} from './outcome.ts';
import { listOwnerIds } from './recipients.ts';
import { readGate } from './second-reader.ts';
import { type Exchange, keepWords, namedWords, wordsOf } from './words.ts';

/**
 * Puts the draft before its owner: its content is frozen as the revision of a new round, under the policy and the
 * mandate of this moment. A `note` goes to the owner with it. Refused: `problems` (something blocks it), `buyerOpen`
 * (nobody has said which customer the buyer of its file is), `noOwner` (nobody to ask), `needsRelease` and `ownRelease`
 * (the office asks for a second reader), `twin` (another document asks the same; only where people are asked about that:
 * `despiteTwins` is what they said).
 */
export async function submitReview(
  s: Services,
  { invoiceId, despiteTwins, ...args }: CommandArgs & { note?: string; despiteTwins?: boolean },
): Promise<CommandOutcome> {
  const meant = despiteTwins === undefined ? undefined : despiteTwins ? [invoiceId] : [];
  const outcomes = await submitReviews(s, { ...args, invoiceIds: [invoiceId], despiteTwins: meant });
  return outcomes.get(invoiceId)!;
}

type SubmitArgs = ManyArgs & {
  note?: string;
  /** Those that a person has said to send although another document asks the same; absent: nobody is asked. */
  despiteTwins?: readonly string[] | undefined;
};

/** `submitReview` for many in one transaction; what is refused stays as it was. Outcomes by invoice. */
export function submitReviews(s: Services, args: SubmitArgs): Promise<Map<string, CommandOutcome>> {
  return commandAll(s, args, async (locked, tx) => {
    if (locked.length === 0) return [];
    const ids = locked.map(({ invoiceId }) => invoiceId);
    const businessIds = [...new Set(locked.map(({ context }) => context.businessId))];
    const [drafts, issuedBefore, terms, ownersOf, gate, twins] = await Promise.all([
      listDraftContents(tx, ids),
      listIssuedBefore(tx, ids),
      readCurrentTerms(tx, businessIds, parisDate(locked[0]!.now)),
      listOwnerIds(tx, businessIds),
      readGate(tx, args.actor, ids),
      args.despiteTwins ? listTwins(tx, ids) : noTwins,
    ]);
    const naming = ids.filter((id) => drafts.get(id)?.content.precedingDocuments.length);
    const earlier = naming.length > 0 ? await readEarlier(tx, naming) : new Map<string, Earlier[]>();
    const rounds = locked.map((each) => {
      const { businessId } = each.context;
      const draft = drafts.get(each.invoiceId);
      const before = issuedBefore.get(each.invoiceId);
      if (!draft || !before) return new Refused('notFound');
      const opened = openRound(
        each,
        {
          ...draft,
          before,
          named: earlier.get(each.invoiceId) ?? [],
          twins: twins.get(each.invoiceId) ?? [],
        },
        terms(businessId),
        ownersOf(businessId),
        args,
      );
      const passed = gate({ invoiceId: each.invoiceId, sha256: draft.sha256 });
      if (opened instanceof Refused || passed instanceof Refused)
        return opened instanceof Refused ? opened : (passed as Refused);
      return passed.release ? { ...opened, event: { ...opened.event, release: passed.release } } : opened;
    });
    const opened = rounds.flatMap((round) => (round instanceof Refused ? [] : round));
    await breath();
    // Before the events: what is issued at once, by waiver, is read from its revision.
    await insertRevisions(tx, args, opened);
    await keepWords(
      tx,
      opened.flatMap(({ words }) => words ?? []),
    );
    await endRequests(tx, args, opened);
    return rounds.map((round) => (round instanceof Refused ? round : round.event));
  });
}

const noTwins = new Map<string, Twin[]>();

type Draft = DraftContent & { before: IssuedBefore; named: Earlier[]; twins: Twin[] };

type Round = {
  invoiceId: string;
  at: string;
  draft: Draft;
  /** What an issue needs to know of the content, as JSON text. */
  terms: string;
  event: Happening<Submit>;
  /** What the office says with it. */
  words: Exchange | null;
};

function openRound(
  { invoiceId, context, state, now }: Locked,
  draft: Draft,
  { version, policy, mandate, grounds }: CurrentTerms,
  recipients: string[],
  { officeId, actor, note, despiteTwins }: SubmitArgs,
): Round | Refused {
  if (!reviewActs(state, context)['submit-review'].enabled) return new Refused('notNow');
  if (draft.isBuyerOpen) return new Refused('buyerOpen');
  if (blockersOf(draft.content, draft.named, parisDate(now)).length > 0) return new Refused('problems');
  if (draft.twins.length > 0 && !despiteTwins?.includes(invoiceId)) return new Refused('twin');
  const silenceClause = mandate?.silenceClause ?? false;
  const { content, before } = draft;
  const asked = context.round > 0 || draft.isCopyAsked;
  const { waived, blockedBy } = judge({ policy, content, silenceClause, before, asked });
  if (!waived && recipients.length === 0) return new Refused('noOwner');
  const round = context.round + 1;
  const terms = JSON.stringify(termsOf(draft));
  const frozen = { round, policyVersion: version, mandateId: mandate?.id ?? null };
  const revision = revisionText({
    ...frozen,
    invoiceId,
    terms,
    sha256: draft.sha256,
    createdBy: actor.name,
  });
  const words = note
    ? wordsOf({ officeId, actor, invoiceId }, { kind: 'reply', body: note }, { round, at: now })
    : null;
  const event = {
    type: 'submit' as const,
    ...frozen,
    revisionSha256: draft.sha256,
    blockedBy,
    waived,
    recipients,
    grounds: { ...grounds, revision: sha256Hex(revision) },
    ...(draft.twins.length > 0 && { twins: draft.twins.map(({ reference }) => reference) }),
    ...(words && namedWords(words)),
  };
  return { invoiceId, at: now, draft, terms, event, words };
}

async function insertRevisions(tx: Tx, { officeId, actor }: ManyArgs, rounds: Round[]): Promise<void> {
  if (rounds.length === 0) return;
  const columns = {
    invoice_id: 'uuid',
    round: 'int',
    content: 'text',
    sha256: 'text',
    terms: 'json',
    policy_version: 'int',
    mandate_id: 'uuid',
  };
  const list = rounds.map(({ invoiceId, draft, terms, event }) => ({
    invoice_id: invoiceId,
    round: event.round,
    content: canonicalJson(draft.content),
    sha256: draft.sha256,
    terms,
    policy_version: event.policyVersion,
    mandate_id: event.mandateId,
  }));
  await tx.execute(sql`insert into revisions (office_id, created_at, created_by, invoice_id, round, content, sha256, terms, policy_version, mandate_id)
    select ${officeId}::uuid, (select app_clock()), ${actor.name}, n.* from ${rowSet('n', columns, list)}`);
}

const termsOf = ({ content, cardEmail }: Draft): RevisionTerms => ({
  ...issueTerms(content),
  recipient: recipientOf(content, cardEmail),
});

/** The requests for a second reader that these submissions answer. */
async function endRequests(tx: Tx, { officeId, actor }: ManyArgs, rounds: Round[]): Promise<void> {
  const released = rounds.filter(({ event }) => event.release);
  await insertReleaseActs(
    tx,
    released.map(({ invoiceId, at, draft }) => ({
      officeId,
      invoiceId,
      at,
      act: 'released' as const,
      staffId: actor.id ?? '',
      staffName: actor.name,
      contentSha256: draft.sha256,
    })),
  );
  const ids = released.map(({ invoiceId }) => invoiceId);
  await markReleaseAsked(tx, ids, null);
}
