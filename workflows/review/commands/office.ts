import type { Tx } from '#db/client.ts';
import { findDraft, findIssuedBefore } from '#db/queries/drafts.ts';
import { exchanges, revisions } from '#db/schema/index.ts';
import { canonicalJson } from '../../canonical.ts';
import { checkContent } from '../../invoice/checks.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import { newId } from '../../new-id.ts';
import type { Services } from '../../services.ts';
import { reviewActs } from '../acts.ts';
import { judge } from '../judge.ts';
import { type CommandArgs, type CommandOutcome, command, type Locked, Refused } from './outcome.ts';
import { listOwnerIds } from './recipients.ts';
import { readCurrentTerms } from './terms.ts';

/**
 * Puts the draft before its owner: its content is frozen as the revision of a new round, under the policy and the
 * mandate of this moment. A `note` goes to the owner with it. Refused: `problems` (something blocks it), `noOwner`
 * (nobody to ask).
 */
export function submitReview(s: Services, args: CommandArgs & { note?: string }): Promise<CommandOutcome> {
  const said = args.note ? { body: args.note, exchangeId: newId() } : null;
  const submit = async ({ tx, context, state, now }: Locked) => {
    if (!reviewActs(state, context)['submit-review'].enabled) throw new Refused('notNow');
    const { draft, invoice } = (await findDraft(tx, args.invoiceId)) ?? missing();
    if (checkContent(draft.content).some((problem) => problem.severity === 'blocking'))
      throw new Refused('problems');
    const { version, policy, mandate } = await readCurrentTerms(tx, context.businessId, parisDate(now));
    const silenceClause = mandate?.silenceClause ?? false;
    const before = await findIssuedBefore(tx, invoice);
    const judged = judge({ policy, content: draft.content, silenceClause, before });
    const recipients = await listOwnerIds(tx, context.businessId);
    // A correction goes back to who asked for it, whatever the policy has come to say since.
    const waived = judged.waived && state !== 'correcting';
    if (!waived && recipients.length === 0) throw new Refused('noOwner');
    const round = context.round + 1;
    // Before the event: what is issued at once, by waiver, is read from the revision.
    await tx.insert(revisions).values({
      officeId: args.officeId,
      invoiceId: args.invoiceId,
      round,
      content: canonicalJson(draft.content),
      sha256: draft.contentSha256,
      policyVersion: version,
      mandateId: mandate?.id ?? null,
      createdBy: args.actor.name,
    });
    return {
      type: 'submit',
      round,
      revisionSha256: draft.contentSha256,
      policyVersion: version,
      mandateId: mandate?.id ?? null,
      blockedBy: judged.blockedBy,
      waived,
      recipients,
      ...(said && { exchangeId: said.exchangeId }),
    };
  };
  return command(
    s,
    args,
    submit,
    said ? (tx, { round }, at) => say(tx, args, { ...said, round, at }) : undefined,
  );
}

/** Answers what the owner wrote; a new full window opens when the answer is delivered. */
export function reply(s: Services, args: CommandArgs & { body: string }): Promise<CommandOutcome> {
  const exchangeId = newId();
  return command(
    s,
    args,
    async (locked) => ({ type: 'reply', exchangeId, recipients: await ownersOf(locked) }),
    (tx, { round }, at) => say(tx, args, { exchangeId, body: args.body, round, at }),
  );
}

/** Keeps what the office says to the owner. */
async function say(
  tx: Tx,
  { officeId, invoiceId, actor }: CommandArgs,
  { exchangeId, round, body, at }: { exchangeId: string; round: number; body: string; at: string },
): Promise<void> {
  await tx.insert(exchanges).values({
    officeId,
    id: exchangeId,
    invoiceId,
    round,
    kind: 'reply',
    authorKind: 'staff',
    authorId: actor.id,
    authorName: actor.name,
    body,
    at,
  });
}

/** Sends the request again, to the addresses as they are now; the links of the former one end. */
export function resend(s: Services, args: CommandArgs): Promise<CommandOutcome> {
  return command(s, args, async (locked) => ({ type: 'resend', recipients: await ownersOf(locked) }));
}

/** Takes a draft back to be corrected instead of only answering a comment. */
export function amend(s: Services, args: CommandArgs): Promise<CommandOutcome> {
  return command(s, args, () => ({ type: 'amend' }));
}

/** Takes the draft back from the owner; it can be changed, submitted again or deleted. */
export function withdraw(s: Services, args: CommandArgs & { reason?: string }): Promise<CommandOutcome> {
  return command(s, args, () => ({ type: 'withdraw', reason: args.reason ?? '' }));
}

async function ownersOf({ tx, context }: Locked): Promise<string[]> {
  const recipients = await listOwnerIds(tx, context.businessId);
  if (recipients.length === 0) throw new Refused('noOwner');
  return recipients;
}

function missing(): never {
  throw new Refused('notFound');
}
