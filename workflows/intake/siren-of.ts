import type { Party } from '#db/shapes/content.ts';

/** The SIREN of a party, which its SIRET begins with; '' where it names neither. */
export const sirenOf = ({ siren, siret }: Pick<Party, 'siren' | 'siret'>): string =>
  siren || siret.slice(0, 9);
