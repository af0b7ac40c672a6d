import { graceMs } from '#workflows/engine/grace.ts';

/** An answer over HTTP, in milliseconds of the deciding clock. */
export type Told = {
  act: 'approve' | 'request-correction';
  sentAt: number;
  answeredAt: number;
  status: number;
  text: string;
};

/** One review after its race. `outcome` is the event that decided; `decidedAt` the instant the log gives it. */
export type Raced = {
  invoiceId: string;
  dueAt: number;
  told: Told[];
  outcome: string;
  decidedAt: number | null;
};

/** How far this process may be wrong about the deciding clock. */
const doubtMs = 15;
const eventOf = { approve: 'approve', 'request-correction': 'requestCorrection' };

/**
 * What is wrong with how a race ended. By the rules of silence an answer that arrived before the end of the window wins
 * over silence and one that arrived after it loses, whoever is processed first; and everybody is told what became of it.
 */
export function judge(
  { dueAt, told, outcome, decidedAt, invoiceId }: Raced,
  isClear: (text: string, outcome: string) => boolean,
): string[] {
  const wrong: string[] = [];
  const says = (text: string) => wrong.push(`${invoiceId}: ${text}`);
  // An approval can be taken back for ten minutes, and a correction does so: both are taken then, the approval first.
  const takesBack = ({ act }: Told) => act === 'request-correction' && outcome === 'approve';
  const yes = told.filter((each) => each.status === 303 && !takesBack(each));
  if (yes.length > 1) says(`${yes.length} answers were taken`);
  const expected = yes[0] ? eventOf[yes[0].act] : 'silenceWindow';
  if (outcome !== expected) says(`it is decided by ${outcome}, and who was told yes is ${expected}`);
  for (const each of told) {
    const { act, sentAt, answeredAt, status, text } = each;
    if (status === 303) {
      if (takesBack(each)) continue;
      if (decidedAt === null || decidedAt >= dueAt)
        says(`${act} was taken at or after the end of the window`);
      else if (decidedAt < sentAt - doubtMs || decidedAt > answeredAt + doubtMs)
        says(`${act} is dated ${decidedAt}, sent ${sentAt}, answered ${answeredAt}`);
      continue;
    }
    if (status !== 409) says(`${act} is answered with ${status}`);
    else if (!isClear(text, outcome)) says(`${act} is refused without a clear word: ${text.slice(0, 200)}`);
    // Refused for silence although it was there in time: timers wait for those who came before them.
    if (outcome === 'silenceWindow' && answeredAt < Math.min(dueAt - doubtMs, sentAt + graceMs))
      says(`${act} was answered ${Math.round(dueAt - answeredAt)} ms before the end, and silence decided`);
  }
  return wrong;
}
