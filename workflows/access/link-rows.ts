import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { rowSet } from '#db/row-set.ts';
import { linkToken, tokenSha256 } from './links.ts';

export type LinkRow = {
  id: string;
  purpose: 'review' | 'portal' | 'invoice';
  subjectId: string;
  round: number | null;
  personId: string;
  expiresAt: string;
};

/** Makes links as a set. Only the hash of a token is kept; the token is derived again when its mail leaves. */
export async function linkRows(tx: Tx, officeId: string, secret: string, links: LinkRow[]): Promise<void> {
  if (links.length === 0) return;
  const columns = {
    id: 'uuid',
    token_sha256: 'text',
    purpose: 'text',
    subject_id: 'uuid',
    round: 'int',
    person_id: 'uuid',
    expires_at: 'timestamptz',
  };
  const list = links.map((link) => ({
    id: link.id,
    token_sha256: tokenSha256(linkToken(secret, link.id)),
    purpose: link.purpose,
    subject_id: link.subjectId,
    round: link.round,
    person_id: link.personId,
    expires_at: link.expiresAt,
  }));
  await tx.execute(sql`insert into links (office_id, created_at, id, token_sha256, purpose, subject_id, round, person_id, expires_at)
    select ${officeId}::uuid, (select app_clock()), n.* from ${rowSet('n', columns, list)}`);
}
