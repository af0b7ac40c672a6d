import { FactList, grouped, Section } from '#app/businesses/facts.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import type { SettingsPage } from './read-settings.server.ts';

/** Who the office is, as its documents and mails name it. */
export const OfficeSection = ({ office, maySet }: Pick<SettingsPage, 'office' | 'maySet'>) => {
  const t = useT();
  const { line1, line2, postcode, city } = office.address;
  const address = [line1, line2, `${postcode} ${city}`.trim()].filter(Boolean).join(', ');
  return (
    <Section
      title={t('settings:office.title')}
      acts={
        maySet && (
          <LinkButton size="desk" to={paths.settings({ edit: 'office' })}>
            {t('settings:office.change')}
          </LinkButton>
        )
      }
    >
      <FactList
        facts={[
          { label: t('settings:office.name'), value: office.name },
          { label: t('businesses:party.legalForm'), value: office.legalForm },
          { label: 'SIREN', value: grouped(office.siren, 3) },
          { label: t('businesses:party.vatNumber'), value: office.vatNumber },
          { label: t('settings:office.address'), value: address },
          { label: t('businesses:party.email'), value: office.email },
          { label: t('businesses:party.phone'), value: office.phone },
        ]}
      />
      <p className="intro">{t('settings:office.body', { office: office.name })}</p>
    </Section>
  );
};
