import type { Tx } from '#db/client.ts';
import { listTextVersions, type TextOf } from '#db/queries/dunning-texts.ts';
import { type DunningText, defaultTexts } from './texts.ts';

/** The words of a level in a language: the business's own, or the usual ones. */
export async function readText(tx: Tx, of: TextOf): Promise<DunningText> {
  const [newest] = await listTextVersions(tx, of, 1);
  return newest?.words ? { subject: newest.subject, words: newest.words } : defaultTexts[of.locale][of.level];
}
