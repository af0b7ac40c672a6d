import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { spaced } from '#test/support/page-text.ts';
import type { Stage } from '../support/stage.ts';

const paris = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** An instant as a reader in France expects it, computed by the platform alone: « mar. 24 nov. 2026 à 08:27 ». */
export function inParis(iso: string): string {
  const parts = Object.fromEntries(
    paris.formatToParts(Date.parse(iso)).map(({ type, value }) => [type, value]),
  );
  const day = parts.day === '1' ? '1er' : parts.day;
  return `${parts.weekday} ${day} ${parts.month} ${parts.year} à ${parts.hour}:${parts.minute}`;
}

/** The text of the request for approval that was written last. */
export async function lastRequest({ dataDir }: Stage): Promise<string> {
  const folder = join(dataDir, 'mailbox');
  const mails = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  for (const name of mails.sort().reverse()) {
    const { text = '', subject = '' } = await PostalMime.parse(readFileSync(join(folder, name)));
    if (subject.startsWith('À valider')) return spaced(text);
  }
  return '';
}
