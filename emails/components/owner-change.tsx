import { z } from 'zod';
import { formatInstant, type Locale } from '../format.ts';
import { instant } from '../payload.ts';
import { lineOf } from '../text.ts';
import { Rows } from './rows.tsx';

/** What changed of who approves for a business, and who changed it. */
export const ownerChangeShape = {
  change: z.enum(['added', 'moved', 'removed']),
  business: lineOf(120),
  name: lineOf(120),
  /** Empty for an owner who is new. */
  oldAddress: lineOf(254),
  /** Empty for one who is removed. */
  newAddress: lineOf(254),
  /** Who of the office. */
  by: lineOf(120),
  at: instant,
};
const shape = z.object(ownerChangeShape);
type OwnerChange = z.infer<typeof shape> & { locale: Locale };

const headlines: Record<OwnerChange['change'], Record<Locale, (name: string, business: string) => string>> = {
  added: {
    fr: (name, business) => `${name} peut maintenant valider pour ${business}`,
    en: (name, business) => `${name} can now approve for ${business}`,
  },
  moved: {
    fr: (name, business) => `L’adresse de ${name} pour ${business} a changé`,
    en: (name, business) => `The address of ${name} for ${business} has changed`,
  },
  removed: {
    fr: (name, business) => `${name} ne valide plus pour ${business}`,
    en: (name, business) => `${name} no longer approves for ${business}`,
  },
};

export const ownerChangeHeadline = ({ change, locale, name, business }: OwnerChange): string =>
  headlines[change][locale](name, business);

/** Former and new mailbox, who changed it and when. */
export function OwnerChangeRows({ mail }: { mail: OwnerChange }) {
  const { locale, oldAddress, newAddress, by, at } = mail;
  const fr = locale === 'fr';
  const rows = [
    { label: fr ? 'Ancienne adresse' : 'Former address', value: oldAddress },
    { label: fr ? 'Nouvelle adresse' : 'New address', value: newAddress },
    { label: fr ? 'Modifié par' : 'Changed by', value: `${by}, ${formatInstant(at, locale)}` },
  ];
  return <Rows rows={rows.filter(({ value }) => value !== '')} />;
}

export const ownerChangePreview = {
  change: 'moved',
  business: 'Vasseur Plomberie',
  name: 'Thierry Vasseur',
  oldAddress: 'thierry@vasseur.example',
  newAddress: 'contact@ailleurs.example',
  by: 'Inès Rouvière',
  at: '2026-11-25T08:12:00Z',
} as const;
