import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { paths } from '#app/lib/paths.ts';
import { findClock } from '#db/queries/demonstration.ts';
import { moveClock } from '#workflows/engine/clock.ts';
import type { Services } from '#workflows/services.ts';
import { clockSteps } from './clock-steps.ts';

const schema = z.object({
  hours: z.coerce.number().refine((hours) => clockSteps.some((step) => step === hours)),
  to: z.string().max(320).default(''),
});

/** Moves the demonstration's clock by one of the steps of the panel. The database refuses it anywhere else. */
export async function moveDemonstrationClock({ db }: Services, form: FormData) {
  const asked = schema.safeParse(Object.fromEntries(form));
  if (!asked.success) return data({ refused: 'step' as const }, { status: 400 });
  if (!(await findClock(db)).movable) return data({ refused: 'fixed' as const }, { status: 409 });
  const { hours, to } = asked.data;
  await moveClock(db, hours * 3_600_000);
  throw redirect(paths.mailbox({ to, moved: hours }));
}
