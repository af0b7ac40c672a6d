import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { paths } from '#app/lib/paths.ts';
import { findClock } from '#db/queries/demonstration.ts';
import { drain } from '#workflows/drain.ts';
import { clock } from '#workflows/engine/clock.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import { createMailTransport } from '#workflows/mail/create-transport.ts';
import type { Services } from '#workflows/services.ts';
import { clockSteps } from './clock-steps.ts';

const schema = z.object({
  hours: z.coerce.number().refine((hours) => clockSteps.some((step) => step === hours)),
  to: z.string().max(320).default(''),
});

/** Lets time pass in the demonstration, by one of the steps of the panel. The database refuses it anywhere else. */
export async function moveDemonstrationClock(s: Services, form: FormData) {
  const asked = schema.safeParse(Object.fromEntries(form));
  if (!asked.success) return data({ refused: 'step' as const }, { status: 400 });
  if (!(await findClock(s.db)).movable) return data({ refused: 'fixed' as const }, { status: 409 });
  const { hours, to } = asked.data;
  const transport = createMailTransport(s.env, () => clock(s.db));
  await passTime(s.db, hours * 3_600_000, () => drain(s, transport));
  throw redirect(paths.mailbox({ to, moved: hours }));
}
