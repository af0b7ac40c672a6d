import { eq, sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { letters, staff } from '#db/schema/index.ts';
import { agreeToNotice, declineNotice } from '#workflows/dunning/commands/answer-notice.ts';
import { dun } from '#workflows/dunning/commands/dun.ts';
import { postLetters } from '#workflows/dunning/commands/end-letters.ts';
import { prepareNotice } from '#workflows/dunning/commands/prepare-notice.ts';
import { releaseNotice } from '#workflows/dunning/commands/release-notice.ts';
import { noticeMark, whatIsNoticed } from '#workflows/dunning/notice.ts';
import { markOf } from '#workflows/dunning/read-asking.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { letterFile } from '#workflows/letters/letter-file.ts';
import { owing } from './given.ts';

/** A customer who owes, and what is done with letters to him. */
export async function byLetter(given: Parameters<typeof owing>[0] = {}) {
  const all = await owing(given);
  const { w, who, asking, today } = all;
  const write = async ({ id = newId() } = {}) => {
    const mark = markOf(await asking(), 'letter');
    const { customerId } = w;
    return { id, outcome: await dun(w.s, who, { id, customerId, mark, channel: 'letter' }) };
  };
  const print = (letterId: string) => letterFile(w.s, { officeId: w.officeId, letterId });
  const post = async (letterIds: string[], registered?: string) =>
    postLetters(w.s, who, {
      letterIds,
      postedOn: await today(),
      ...(registered && { registered: new Map(letterIds.map((id) => [id, registered])) }),
    });
  const kept = (id: string) => w.ownerDb.select().from(letters).where(eq(letters.id, id));
  /** How far its document was asked for, whatever it owes by now. */
  const raised = async () => {
    const [found] = await rows<{ level: number }>(
      w.ownerDb,
      sql`select dunned_level as level from invoices where id = ${all.invoiceId}::uuid`,
    );
    return found?.level;
  };
  return { ...all, write, print, post, letters: kept, raised };
}

/** The same with what a formal notice takes: relances that have left, somebody who leads, an owner who answers. */
export async function noticing({ reminders = 2 } = {}) {
  const g = await byLetter();
  const { w, who, owner, asking } = g;
  for (let left = 0; left < reminders; left += 1) {
    await g.ask();
    await w.work();
    await g.days(8);
  }
  const staffId = newId();
  await w.ownerDb.insert(staff).values({
    officeId: w.officeId,
    id: staffId,
    name: 'Malo Tanguy',
    email: 'malo@calame.example',
    role: 'supervisor',
  });
  const leading = {
    officeId: w.officeId,
    actor: { kind: 'staff', id: staffId, name: 'Malo Tanguy', channel: 'console' } as const,
  };
  const prepare = async ({ reason = '', payDays = 10, isClaiming = true } = {}) => {
    const now = await asking();
    const { documents } = whatIsNoticed(now.asked, reason !== '');
    const [id, mark] = [newId(), noticeMark(now, documents)];
    const words = { id, customerId: w.customerId, mark, payDays, isClaiming, reason };
    return { id, outcome: await prepareNotice(w.s, who, words) };
  };
  const prepared = async () => {
    const { id, outcome } = await prepare();
    if (!outcome.ok) throw new Error(outcome.reason);
    return id;
  };
  const of = { businessId: w.businessId, ownerId: w.ownerId };
  return {
    ...g,
    leading,
    prepare,
    prepared,
    agree: (dunningId: string) => agreeToNotice(w.s, owner, { ...of, dunningId }),
    decline: (dunningId: string, words: string) => declineNotice(w.s, owner, { ...of, dunningId, words }),
    release: (dunningId: string) => releaseNotice(w.s, leading, dunningId),
  };
}
