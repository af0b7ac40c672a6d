import { moveClock, stopwatch } from '#workflows/engine/clock.ts';
import { type Fault, startResendServer } from '#workflows/mail/testing/resend-server.ts';
import { resendTransport } from '#workflows/mail/transport-resend.ts';
import { type Random, randomFrom } from '../support/random.ts';
import type { Broken, Lab, Row } from '../support/scenario.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { countByState, keptMails, pump, reconcile } from './pump.ts';

const hour = 3_600_000;

/** R12: 20 % too many requests, 10 % broken, 5 % accepted and never said, and answers that are none. */
export function moody(random: Random): Fault | undefined {
  const luck = random();
  if (luck < 0.2)
    return { status: 429, name: 'rate_limit_exceeded', retryAfter: String(1 + random.below(60)) };
  if (luck < 0.3) return { status: random.pick([500, 502, 503, 504]) };
  if (luck < 0.33) return 'acceptThenHang';
  if (luck < 0.35) return 'acceptThenCut';
  if (luck < 0.37) return 'acceptThenHtml';
  return luck < 0.38 ? 'hang' : undefined;
}

/** Every mail is accepted exactly once by a provider that fails more than a third of the requests. */
export async function resendFaults(lab: Lab): Promise<Row> {
  const random = randomFrom(lab.seed);
  return withProvider(
    lab,
    'resend',
    'resend: 429, 5xx, lost and unreadable answers',
    () => moody(random),
    async (stage, send) => {
      await send();
      return (await keptMails(stage)).flatMap(({ key, state }) =>
        state === 'accepted' ? [] : [`${key} is ${state}, and the provider was there all the time`],
      );
    },
  );
}

/**
 * The provider goes away for longer than it remembers keys, after it took some mails whose answers were lost: those are
 * for a person to compare, and none of them goes out a second time.
 */
export async function resendOutage(lab: Lab): Promise<Row> {
  const random = randomFrom(lab.seed + 1);
  let isDown = false;
  const mood = (): Fault | undefined => {
    if (isDown) return { status: 503 };
    return random() < 0.3 ? 'acceptThenCut' : undefined;
  };
  return withProvider(
    lab,
    'outage',
    'resend: down for longer than it remembers keys',
    mood,
    async (stage, send, forget) => {
      await send(await stage.inMs(1000));
      isDown = true;
      await send(await stage.inMs(26 * hour));
      isDown = false;
      forget();
      await moveClock(stage.s.db, hour);
      await send();
      const states = new Set((await keptMails(stage)).map(({ state }) => state));
      return ['accepted', 'reconcile'].flatMap((state) =>
        states.has(state) ? [] : [`no mail is ${state}: the test tests nothing`],
      );
    },
  );
}

type Send = (until?: string) => Promise<void>;

async function withProvider(
  { urls, size }: Lab,
  name: string,
  what: string,
  mood: () => Fault | undefined,
  course: (stage: Stage, send: Send, forget: () => void) => Promise<string[]>,
): Promise<Row> {
  const from = stopwatch();
  const server = await startResendServer({ mood });
  const transport = resendTransport({ apiKey: 're_test', baseUrl: server.url, timeoutMs: 400 });
  const stage = await openStage(urls, { transport });
  try {
    await stage.manySubmitted(size);
    const says = await course(stage, (until) => pump(stage, transport, until), server.forgetKeys);
    const kept = await keptMails(stage);
    const taken = new Map(
      [...Map.groupBy(server.accepted, ({ key }) => key)].map(([key, list]) => [key, list.length]),
    );
    says.push(...reconcile(kept, taken), ...(await stage.violations()));
    const broken: Broken[] = says.map((each) => ({ case: name, says: each }));
    const measured = `${server.requests()} requests; ${countByState(kept)}`;
    return { what, count: kept.length, broken, ms: stopwatch() - from, measured };
  } finally {
    await server.close();
    await stage.close();
  }
}
