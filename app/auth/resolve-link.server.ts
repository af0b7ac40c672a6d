import { paths } from '#app/lib/paths.ts';
import { inOffice, type Tx } from '#db/client.ts';
import { findLink, findOfficeOfLink, type LinkPurpose } from '#db/queries/links.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { linkToken, tokenIn, tokenSha256 } from '#workflows/access/links.ts';
import type { AuthServices } from './services.ts';

/** The person a link was made for: an owner at the address recorded today, a customer at the one his mail went to, while nobody ended its link. */
export type LinkPerson = {
  kind: 'owner' | 'customer';
  id: string;
  name: string;
  email: string;
  locale: Locale;
  /** No longer an owner: nothing is sent to this person any more. */
  isRevoked: boolean;
};
export type Link = {
  id: string;
  purpose: LinkPurpose;
  subjectId: string;
  round: number | null;
  expiresAt: string;
};

/** `superseded`: no longer good, but the same person has a newer link to the same thing. */
export type LinkState = 'valid' | 'superseded' | 'expired' | 'revoked';
export type ResolvedLink =
  | { state: 'unknown' }
  | { state: LinkState; officeId: string; link: Link; person: LinkPerson };

type FoundLink = NonNullable<Awaited<ReturnType<typeof findLink>>>;

const stateOf = ({ link, owner, isExpired, isReplaced }: FoundLink): LinkState => {
  if (owner?.revokedAt) return 'revoked';
  if (link.revokedAt === null && !isExpired) return 'valid';
  if (isReplaced) return 'superseded';
  return link.revokedAt === null ? 'expired' : 'revoked';
};

/** A link as it stands now, from within its office; undefined when its person is not recorded there. */
export const readLinkRow = async (tx: Tx, id: string) => {
  const found = await findLink(tx, id);
  const person = found?.owner ?? found?.customer;
  if (!found || !person) return undefined;
  const { id: linkId, officeId, purpose, subjectId, round, expiresAt } = found.link;
  const link: Link = { id: linkId, purpose, subjectId, round, expiresAt };
  const { id: personId, name, locale } = person;
  // What was ended may have gone to the wrong place: then the address on record counts.
  const isSame = !found.owner && found.link.revokedAt === null;
  const email = (isSame && found.sentTo) || person.email;
  const isRevoked = Boolean(found.owner?.revokedAt);
  const kind = found.owner ? 'owner' : 'customer';
  const reader: LinkPerson = { kind, id: personId, name, email, locale, isRevoked };
  return { state: stateOf(found), officeId, link, person: reader };
};

/** What a token opens. A token of another purpose is unknown, like one that never was. Reads only. */
export const resolveLink = async (
  s: Pick<AuthServices, 'db' | 'env'>,
  token: string,
  purpose: LinkPurpose,
): Promise<ResolvedLink> => {
  const found = await resolveAnyLink(s, token);
  return found.state !== 'unknown' && found.link.purpose === purpose ? found : { state: 'unknown' };
};

/**
 * The same, whatever the link is for. Reads only. A token made under a former SESSION_SECRET is known and revoked: whoever
 * learned that secret could have made it.
 */
export const resolveAnyLink = async (
  { db, env }: Pick<AuthServices, 'db' | 'env'>,
  address: string,
): Promise<ResolvedLink> => {
  const token = tokenIn(address);
  const known = token ? await findOfficeOfLink(db, tokenSha256(token)) : undefined;
  if (!known) return { state: 'unknown' };
  const found = await inOffice(db, known.officeId, (tx) => readLinkRow(tx, known.id));
  if (!found) return { state: 'unknown' };
  const isOfKey = linkToken(env.SESSION_SECRET, found.link.id) === token;
  return isOfKey || found.state !== 'valid' ? found : { ...found, state: 'revoked' };
};

/** Where a link with its token stands in the address. */
export const linkPath = (purpose: LinkPurpose, token: string): string =>
  ({ review: paths.reviewLink, portal: paths.portalLink, invoice: paths.customerInvoiceLink })[purpose](
    token,
  );

/** The page of a link in whatever state; a token that never was one has that of a review, which then says so. */
export async function linkAddress(s: Pick<AuthServices, 'db' | 'env'>, token: string): Promise<string> {
  const found = await resolveAnyLink(s, token);
  return linkPath(found.state === 'unknown' ? 'review' : found.link.purpose, token);
}
