import type { Tx } from '#db/client.ts';
import type { Happening } from '../../engine/types.ts';
import type { Services } from '../../services.ts';
import type { Comment, Reply, RequestCorrection, ReviewEvent } from '../events.ts';
import { type CommandArgs, type CommandOutcome, command, type Locked, type Said } from './outcome.ts';
import { type Exchange, keepWords, namedWords, wordsOf } from './words.ts';

/** An event of somebody's words, before they are kept. */
type Unsaid = Bare<Reply> | Bare<Comment> | Bare<RequestCorrection>;
type Bare<E extends ReviewEvent> = Omit<Happening<E>, 'exchangeId' | 'exchangeSha256'>;

/**
 * Sends an event that brings somebody's words: they are kept beside the workflow in the same transaction, and the event
 * holds their SHA-256, so that the log tells whether they are still those that were said.
 */
export function say(
  s: Services,
  args: CommandArgs,
  said: Parameters<typeof wordsOf>[1],
  prepare: (locked: Locked) => Promise<Unsaid> | Unsaid,
  after?: (tx: Tx) => Promise<void>,
): Promise<CommandOutcome> {
  let words: Exchange | undefined;
  return command(
    s,
    args,
    async (locked) => {
      words = wordsOf(args, said, { round: locked.context.round, at: locked.now });
      return { ...(await prepare(locked)), ...namedWords(words) } as Said;
    },
    async (tx) => {
      if (words) await keepWords(tx, [words]);
      await after?.(tx);
    },
  );
}
