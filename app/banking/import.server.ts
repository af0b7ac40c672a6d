import { data, redirect } from '@remix-run/node';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { importStatement } from '#workflows/banking/commands/import-statement.ts';
import { remarkWords } from './remark-words.ts';
import type { ImportReply, Run } from './reply.ts';

const answerName = /^answer-([a-zA-Z.]{1,40})$/;

/** Brings a bank's file in, or says why not; what a person answered comes back with it. */
export async function bringIn({ s, staff, form, locale }: Run) {
  const { officeId, actor } = staff;
  const file = form.get('file');
  const id = String(form.get('importId') ?? '');
  if (!isUuid(id)) throw new Response(null, { status: 400 });
  const answers = Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const key = answerName.exec(name)?.[1];
      return key && typeof value === 'string' && value !== '' ? [[key, value.slice(0, 200)] as const] : [];
    }),
  );
  const reply = (imported: ImportReply) => data({ imported }, { status: 409 });
  if (!(file instanceof File) || file.size === 0)
    return reply({ refused: [tFor(locale)('banking:import.missing')], questions: [], answers });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const outcome = await importStatement(
    s,
    { officeId, actor },
    { id, file: { name: file.name, bytes }, answers },
  );
  if (outcome.ok) throw redirect(paths.settlements({ imported: outcome.done.id, again: outcome.isRepeated }));
  const { text, problems, questions } = outcome;
  const refused = [...(text ? [text[locale]] : []), ...problems.map((each) => remarkWords(each, locale))];
  return reply({ refused, questions, answers });
}
