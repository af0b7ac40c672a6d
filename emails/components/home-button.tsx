import type { Envelope, Home } from '../payload.ts';
import { SecondButton } from './buttons.tsx';

/** One tap to everything of the business: what else waits, or what was decided. */
export function HomeButton({ locale, home }: { locale: Envelope['locale']; home: Home | undefined }) {
  return home ? <SecondButton href={home.link} label={labelOf(home, locale)} /> : null;
}

function labelOf({ others }: Home, locale: Envelope['locale']): string {
  const fr = locale === 'fr';
  if (others === 0) return fr ? 'Voir tous mes documents' : 'See all my documents';
  if (others === 1) return fr ? 'Voir l’autre document à valider' : 'See the other document to approve';
  return fr
    ? `Voir les ${others} autres documents à valider`
    : `See the ${others} other documents to approve`;
}
