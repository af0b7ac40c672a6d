import { drain } from '#workflows/drain.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import { approve, submitReview } from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import type { World } from './world.ts';

/** One more invoice, approved and issued by the process whose services are given. Its numbering may be refused. */
export async function issueOne(w: World, s: Services = w.s): Promise<string> {
  await s.boss.start();
  const { officeId, biller, owner } = w;
  const invoiceId = await w.draft();
  await submitReview(s, { officeId, actor: biller, invoiceId });
  await drain(s, w.transport);
  const { revisionSha256 } = (await w.look(invoiceId)).context as { revisionSha256: string };
  const outcome = await approve(s, { officeId, actor: owner, invoiceId, revisionSha256 });
  if (!outcome.accepted) throw new Error(`not approved: ${JSON.stringify(outcome)}`);
  // The ten minutes in which an approval can be taken back.
  await passTime(s.db, 12 * 60_000, () => drain(s, w.transport));
  return invoiceId;
}
