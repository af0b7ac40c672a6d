import { redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { endStep, noteContact } from '#workflows/contacts/note-contact.ts';
import type { Services } from '#workflows/services.ts';
import { contactForm } from './contact-form.server.ts';

type Run = { s: Pick<Services, 'db'>; staff: Staff; form: FormData };

const whoOf = ({ staff: { officeId, actor } }: Run) => ({ officeId, actor });

/** Beside which field a refusal stands. */
const fieldOf = { noWords: 'words', day: 'on', nobody: 'staffId' } as const;

/** Writes a talk down. @throws Response 404 for a foreign customer, or back to the page */
export async function note(run: Run & { customerId: string; locale: Locale }) {
  const { s, form, customerId, locale } = run;
  const submission = parseWithZod(form, { schema: contactForm(locale) });
  if (submission.status !== 'success') return refused(submission);
  const { contactId: id, kind, person, words, step, on, staffId = '' } = submission.value;
  const next = step === '' ? null : { step, on, staffId };
  const outcome = await noteContact(s, whoOf(run), { id, customerId, kind, person, words, next });
  if (outcome.ok) throw redirect(paths.outstanding(customerId));
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  const message = tFor(locale)(`contacts:refused.${outcome.reason}`);
  return refused(submission, { fieldErrors: { [fieldOf[outcome.reason]]: [message] } }, 409);
}

/** A step is done; back to `to`. @throws Response 404 for a foreign one */
export async function finish(run: Run & { customerId?: string }, to: string): Promise<never> {
  const contactId = String(run.form.get('contact') ?? '');
  if (!isUuid(contactId)) throw new Response(null, { status: 400 });
  const { customerId } = run;
  const outcome = await endStep(run.s, whoOf(run), { contactId, ...(customerId && { customerId }) });
  if (!outcome.ok) throw new Response(null, { status: 404 });
  throw redirect(to);
}
