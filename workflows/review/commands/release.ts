import { inOffice } from '#db/client.ts';
import { listDraftContents } from '#db/queries/drafts.ts';
import { insertReleaseActs, listAskedReleases, markReleaseAsked } from '#db/queries/releases.ts';
import { listTwins } from '#db/queries/twins.ts';
import { sendAllWithin } from '../../engine/send.ts';
import { parisDate } from '../../invoice/paris-time.ts';
import type { Services } from '../../services.ts';
import { reviewActs } from '../acts.ts';
import { reviewMachine } from '../events.ts';
import { readEarlier } from '../read-earlier.ts';
import { blockersOf } from '../readiness.ts';
import type { ManyArgs, Refusal } from './outcome.ts';

export type ReleaseOutcome = { accepted: true } | { accepted: false; reason: Refusal };

type Args = ManyArgs & {
  note?: string;
  /** As of `submitReviews`. */
  despiteTwins?: readonly string[] | undefined;
};

/**
 * Puts drafts before a second reader of the office (four eyes). Their reviews stay as they are: nothing is before the
 * owner yet. Saving a draft afterwards takes the request back. Outcomes by invoice.
 */
export const askRelease = (s: Services, args: Args): Promise<Map<string, ReleaseOutcome>> =>
  act(s, args, 'asked', ({ blocking, isBuyerOpen, hasTwin }) =>
    isBuyerOpen ? 'buyerOpen' : blocking ? 'problems' : hasTwin ? 'twin' : null,
  );

/** Gives drafts back to whoever asked, with what is to be changed. */
export const returnDraft = (s: Services, args: Args): Promise<Map<string, ReleaseOutcome>> =>
  act(s, args, 'returned', ({ askedBy }) =>
    askedBy === undefined ? 'notNow' : askedBy === args.actor.id ? 'ownRelease' : null,
  );

type Seen = {
  blocking: boolean;
  isBuyerOpen: boolean;
  /** One that nobody has said to send all the same. */
  hasTwin: boolean;
  askedBy: string | undefined;
};

/** Under the lock of the reviews, which submissions and saves take as well. */
async function act(
  s: Services,
  { officeId, actor, invoiceIds, note = '', despiteTwins }: Args,
  name: 'asked' | 'returned',
  against: (seen: Seen) => Refusal | null,
): Promise<Map<string, ReleaseOutcome>> {
  const outcomes = new Map<string, ReleaseOutcome>(
    invoiceIds.map((id) => [id, { accepted: false, reason: 'notFound' }]),
  );
  await inOffice(s.db, officeId, (tx) =>
    sendAllWithin(s.engine, tx, officeId, {
      to: { machine: reviewMachine, subjects: invoiceIds },
      prepare: async (found) => {
        const drafts = await listDraftContents(tx, invoiceIds);
        const asked = await listAskedReleases(tx, invoiceIds);
        const earlier = await readEarlier(tx, invoiceIds);
        const unsaid = despiteTwins && invoiceIds.filter((id) => !despiteTwins.includes(id));
        const twins = await listTwins(tx, unsaid ?? []);
        const done = found.flatMap(({ subjectId, state, context, at }) => {
          const draft = drafts.get(subjectId);
          if (!draft) return [];
          const isOpen = reviewActs(state, context)['submit-review'].enabled;
          const blocking = blockersOf(draft.content, earlier.get(subjectId) ?? [], parisDate(at)).length > 0;
          const reason = isOpen
            ? against({
                blocking,
                isBuyerOpen: draft.isBuyerOpen,
                hasTwin: twins.has(subjectId),
                askedBy: asked.get(subjectId)?.staffId,
              })
            : ('notNow' as const);
          outcomes.set(subjectId, reason ? { accepted: false, reason } : { accepted: true });
          return reason ? [] : [{ invoiceId: subjectId, contentSha256: draft.sha256, at }];
        });
        await insertReleaseActs(
          tx,
          done.map((each) => ({
            officeId,
            ...each,
            act: name,
            staffId: actor.id ?? '',
            staffName: actor.name,
            note,
          })),
        );
        const ids = done.map(({ invoiceId }) => invoiceId);
        await markReleaseAsked(tx, ids, name === 'asked' ? (done[0]?.at ?? null) : null);
        return found.map(() => null);
      },
    }),
  );
  return outcomes;
}
