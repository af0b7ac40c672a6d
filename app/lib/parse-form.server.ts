import { data } from '@remix-run/node';
import type { z } from 'zod';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';

/**
 * The values of a posted form, or what is wrong with them. Checks that need the database go into the schema as
 * asynchronous refinements.
 *
 *     const submission = await parseForm(request, schema);
 *     if (submission.status !== 'success') return refused(submission);
 */
export const parseForm = async <Schema extends z.ZodType>(request: Request, schema: Schema) =>
  parseWithZod(await request.formData(), { schema, async: true });

type Submission = Awaited<ReturnType<typeof parseForm>>;
type ReplyOptions = Parameters<Submission['reply']>[0];

/** The answer to a mistake: the page again, all that was typed kept, messages beside the fields. `useAppForm` reads it. */
export const refused = (submission: Pick<Submission, 'reply'>, options?: ReplyOptions, status = 400) =>
  data({ result: submission.reply(options) }, { status });
