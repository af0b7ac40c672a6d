import { inOffice } from '#db/client.ts';
import { findBusiness } from '#db/queries/businesses.ts';
import { insertText, listTextVersions, type TextOf } from '#db/queries/dunning-texts.ts';
import { oneLine, paragraphs } from '#emails/text.ts';
import type { Services } from '../../services.ts';
import { lockBooks } from '../../settlement/books.ts';
import { stampOf, type Who } from '../../settlement/settle.ts';
import { problemsIn, type TextProblems } from '../check-text.ts';
import { type DunningText, defaultTexts } from '../texts.ts';

/** `seen`: the version the form was filled from. `text` null: the usual one again. */
type SaveText = TextOf & { seen: number; text: DunningText | null };

type SaveTextOutcome =
  | { ok: true }
  | { ok: false; reason: 'notFound' | 'changed' }
  | { ok: false; reason: 'wrong'; problems: TextProblems };

/** As a mail would show it: one line, or paragraphs, without what nobody sees. */
const cleanText = ({ subject, words }: DunningText): DunningText => ({
  subject: oneLine(subject.normalize('NFC'), Number.POSITIVE_INFINITY),
  words: paragraphs(words.normalize('NFC'), Number.POSITIVE_INFINITY),
});

/** What a business's reminders of a level say from now on, in one language. The same again is no new version. */
export const saveText = (
  s: Pick<Services, 'db'>,
  who: Who,
  { businessId, level, locale, seen, text }: SaveText,
): Promise<SaveTextOutcome> =>
  inOffice(s.db, who.officeId, async (tx) => {
    if (!(await findBusiness(tx, businessId))) return { ok: false, reason: 'notFound' };
    const clean = text && cleanText(text);
    const problems = clean && problemsIn(clean, locale);
    if (problems) return { ok: false, reason: 'wrong', problems };
    await lockBooks(tx, [businessId]);
    const usual = defaultTexts[locale][level];
    const next = clean && !isSame(clean, cleanText(usual)) ? clean : { subject: '', words: '' };
    const of = { businessId, level, locale };
    const [newest = { version: 0, subject: '', words: '' }] = await listTextVersions(tx, of, 1);
    if (isSame(next, newest)) return { ok: true };
    if (newest.version !== seen) return { ok: false, reason: 'changed' };
    await insertText(tx, { ...(await stampOf(tx, who)), ...of, version: newest.version + 1, ...next });
    return { ok: true };
  });

const isSame = (one: DunningText, other: DunningText): boolean =>
  one.subject === other.subject && one.words === other.words;
