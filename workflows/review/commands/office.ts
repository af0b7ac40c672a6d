import type { Services } from '../../services.ts';
import { type CommandArgs, type CommandOutcome, command, type Locked, Refused } from './outcome.ts';
import { listOwnerIds } from './recipients.ts';
import { say } from './say.ts';

/** Answers what the owner wrote; a new full window opens when the answer is delivered. */
export function reply(s: Services, args: CommandArgs & { body: string }): Promise<CommandOutcome> {
  return say(s, args, { kind: 'reply', body: args.body }, async (locked) => ({
    type: 'reply',
    recipients: await ownersOf(locked),
  }));
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
  const recipients = (await listOwnerIds(tx, [context.businessId]))(context.businessId);
  if (recipients.length === 0) throw new Refused('noOwner');
  return recipients;
}
