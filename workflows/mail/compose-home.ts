import type { Tx } from '#db/client.ts';
import { countAwaiting } from '#db/queries/owner-pages.ts';
import { homeLink } from '../access/home-link.ts';
import type { readOwner } from './compose-parts.ts';
import { type ComposeContext, type Composition, homePlace } from './composition.ts';

type Owner = NonNullable<Awaited<ReturnType<typeof readOwner>>>;
type About = { businessId: string; reviewState: string | null };

/**
 * The way to everything of the owner's business, for a mail about one document of it. A mail that goes to another address than
 * the owner's of today has none: it would open all to whoever reads there.
 */
export async function withHome(
  { tx, row, origin, secret }: Pick<ComposeContext, 'tx' | 'row' | 'origin' | 'secret'>,
  about: About,
  owner: Owner,
  composed: Composition,
): Promise<Composition> {
  if (row.toAddress.toLowerCase() !== owner.email.toLowerCase()) return composed;
  const { businessId } = about;
  const homeLinkId = await homeLink(tx, { officeId: row.officeId, ownerId: owner.id, businessId, secret });
  const others = await countOthers(tx, about);
  const home = { link: `${origin}/portal/${homePlace}`, others };
  return { ...composed, mail: { ...composed.mail, home } as Composition['mail'], homeLinkId };
}

/** What waits beside the document itself. */
async function countOthers(tx: Tx, { businessId, reviewState }: About): Promise<number> {
  const waiting = await countAwaiting(tx, { businessId });
  return Math.max(0, waiting - (reviewState?.startsWith('awaiting.') ? 1 : 0));
}
