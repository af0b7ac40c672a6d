import { formatIdentifier } from '#app/lib/format.ts';
import type { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { Party } from '#db/shapes/content.ts';

type T = ReturnType<typeof useT>;

/** Where a business or a customer is; `country` in words. */
export const addressFact = (t: T, { line1, line2, postcode, city }: Party['address'], country: string) => ({
  label: t('businesses:identity.address'),
  value: [line1, line2, `${postcode} ${city}`.trim(), country].filter(Boolean).join('\n'),
});

/** By what registers know it. */
export const identifierFacts = (t: T, party: Party) => [
  { label: 'SIREN', value: formatIdentifier(party.siren) },
  { label: 'SIRET', value: formatIdentifier(party.siret) },
  { label: t('businesses:party.vatNumber'), value: formatIdentifier(party.vatNumber) },
  { label: t('businesses:party.registration'), value: party.registration },
];

/** What deserves a second look in it, by field. */
export const Advice = ({ advice }: { advice: Record<string, string> }) =>
  Object.entries(advice).map(([field, text]) => (
    <p key={field} className="error advice">
      <Icon name="triangle-alert" />
      <span>{text}</span>
    </p>
  ));
