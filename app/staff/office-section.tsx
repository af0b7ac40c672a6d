import { formatIdentifier } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { SettingsPage } from './read-settings.server.ts';

type Identity = SettingsPage['former'][number];

/** Who the office is, as its documents and mails name it, and who it was on what it issued before. */
export const OfficeSection = ({
  office,
  former,
  maySet,
}: Pick<SettingsPage, 'office' | 'former' | 'maySet'>) => {
  const t = useT();
  const f = useFormat();
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
      <Identity
        identity={office}
        more={[
          { label: t('businesses:party.email'), value: office.email },
          { label: t('businesses:party.phone'), value: office.phone },
        ]}
      />
      <p className="intro">{t('settings:office.body', { office: office.name })}</p>
      {former.length > 0 && (
        <Fold summary={t('settings:office.former', { count: former.length })}>
          {former.map((each) => (
            <div key={each.id} data-former={each.id}>
              <p className="label">{t('settings:office.until', { date: f.instant(each.until) })}</p>
              <Identity identity={each} />
            </div>
          ))}
        </Fold>
      )}
    </Section>
  );
};

type Props = {
  identity: Omit<Identity, 'id' | 'until'>;
  more?: { label: string; value: string }[];
};

const Identity = ({ identity, more = [] }: Props) => {
  const t = useT();
  const { line1, line2, postcode, city } = identity.address;
  const address = [line1, line2, `${postcode} ${city}`.trim()].filter(Boolean).join(', ');
  return (
    <FactList
      facts={[
        { label: t('settings:office.name'), value: identity.name },
        { label: t('businesses:party.legalForm'), value: identity.legalForm },
        { label: 'SIREN', value: formatIdentifier(identity.siren) },
        { label: t('businesses:party.vatNumber'), value: formatIdentifier(identity.vatNumber) },
        { label: t('settings:office.address'), value: address },
        ...more,
      ]}
    />
  );
};
