import { inOffice } from '#db/client.ts';
import { type FoundNotice, findNotice, findOfficeOfNotice } from '#db/queries/owner-changes.ts';
import { objectionToken, tokenIn, tokenSha256 } from '#workflows/access/links.ts';
import { objectToChange } from '#workflows/parties/object.ts';
import type { Services } from '#workflows/services.ts';
import type { AuthServices } from './services.ts';

/** The change of owners that a link of a mail is about; null when it is unknown, ended or of a former SESSION_SECRET. Reads only. */
export async function findObjection({ db, env }: AuthServices, address: string): Promise<FoundNotice | null> {
  const token = tokenIn(address);
  const hash = token ? tokenSha256(token) : '';
  const officeId = await findOfficeOfNotice(db, hash);
  if (!officeId) return null;
  const found = await inOffice(db, officeId, (tx) => findNotice(tx, { tokenSha256: hash }));
  const isGood = found && !found.isExpired && objectionToken(env.SESSION_SECRET, found.notice.id) === token;
  return isGood ? found : null;
}

export type Objected = 'done' | 'unsure' | 'ended';

/** Undoes the change, where the box on the page was ticked: a machine that presses the buttons of pages ticks none. */
export async function object(s: Services, token: string, form: FormData): Promise<Objected> {
  const found = await findObjection(s, token);
  if (!found) return 'ended';
  if (form.get('sure') !== 'on') return 'unsure';
  const { officeId, id: noticeId } = found.notice;
  return (await objectToChange(s, { officeId, noticeId })) ? 'done' : 'ended';
}
