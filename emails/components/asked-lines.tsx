import type { AskedContent, OwnerRequest } from '../payload.ts';
import { type Row, Rows } from './rows.tsx';

/** What the owner is asked about: the first lines, how many more there are, and what they add up to. */
export const AskedLines = ({ mail: { content, locale } }: { mail: OwnerRequest }) =>
  content ? <Rows rows={rowsOf(content, locale)} /> : null;

function rowsOf({ lines, more, sums }: AskedContent, locale: OwnerRequest['locale']): Row[] {
  const rest =
    locale === 'fr'
      ? { label: more > 1 ? `Et ${more} autres lignes` : 'Et une autre ligne', value: 'sur la page' }
      : { label: more > 1 ? `And ${more} other lines` : 'And one other line', value: 'on the page' };
  return [...lines, ...(more > 0 ? [rest] : []), ...sums];
}
