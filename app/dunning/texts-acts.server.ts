import { data, redirect } from '@remix-run/node';
import type { Staff } from '#app/auth/require-staff.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import type { TextProblems } from '#workflows/dunning/check-text.ts';
import { saveText } from '#workflows/dunning/commands/save-text.ts';
import { type DunningText, placeholderNames, placeholders } from '#workflows/dunning/texts.ts';
import type { Services } from '#workflows/services.ts';
import { loadTexts, type TextPreview, whichText } from './texts.server.ts';

type Run = { s: Pick<Services, 'db'>; staff: Staff; businessId: string; form: FormData; locale: Locale };

/** The page again with all that was typed: to be seen, or as something is wrong with it. */
export type TextsReply = {
  typed: DunningText;
  preview: TextPreview;
  problems: TextProblems | null;
  isChanged: boolean;
};

/** Keeps a text, goes back to the usual one, or shows what was typed. @throws Response 404 for a foreign business */
export async function actOnTexts({ s, staff, businessId, form, locale }: Run) {
  const act = String(form.get('act') ?? '');
  if (act !== 'save-dunning-text' && act !== 'restore-dunning-text')
    throw new Response(null, { status: 400 });
  const which = whichText(businessId, form);
  const typed = withInserted(typedIn(form), which.locale, String(form.get('insert') ?? ''));
  const answer = async (status: number, change: Partial<TextsReply> = {}) => {
    const asked = { which, customerId: String(form.get('customer') ?? ''), reader: locale };
    const { preview, text } = await loadTexts(s, staff, asked);
    // Going back sends no words.
    const kept = act === 'save-dunning-text' ? typed : text;
    const reply: TextsReply = { typed: kept, preview, problems: null, isChanged: false, ...change };
    return data(reply, { status });
  };
  if (form.has('insert') || form.has('preview')) return answer(200);
  const outcome = await saveText(
    s,
    { officeId: staff.officeId, actor: staff.actor },
    { ...which, seen: Number(form.get('seen')), text: act === 'save-dunning-text' ? typed : null },
  );
  if (outcome.ok) {
    const done = act === 'save-dunning-text' ? 'saved' : 'restored';
    throw redirect(paths.businessDunning(businessId, { level: which.level, locale: which.locale, done }));
  }
  if (outcome.reason === 'notFound') throw new Response(null, { status: 404 });
  return outcome.reason === 'wrong'
    ? answer(422, { problems: outcome.problems })
    : answer(409, { isChanged: true });
}

const typedIn = (form: FormData): DunningText => ({
  subject: String(form.get('subject') ?? ''),
  words: String(form.get('words') ?? '').replaceAll('\r\n', '\n'),
});

/** Without a script a placeholder goes to the end of the words. */
function withInserted({ subject, words }: DunningText, locale: Locale, insert: string): DunningText {
  const placeholder = placeholders.find((each) => each === insert);
  const braced = placeholder ? `{${placeholderNames[locale][placeholder]}}` : '';
  return { subject, words: braced && /\S$/.test(words) ? `${words} ${braced}` : words + braced };
}
