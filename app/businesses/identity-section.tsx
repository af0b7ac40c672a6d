import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { FactList, grouped, Section, siretGroups } from './facts.tsx';
import type { BusinessPage } from './read-business.server.ts';

/** Who the business is, where it is paid, how its invoices are numbered, whom to call about them. */
export const IdentitySection = ({
  business,
  country,
  advice,
  prefixFixed,
  contact,
  mayEdit,
}: BusinessPage) => {
  const t = useT();
  const { party } = business;
  const { line1, line2, postcode, city } = party.address;
  return (
    <Section
      title={t('businesses:identity.title')}
      acts={
        mayEdit && (
          <LinkButton size="desk" icon="pencil-line" to={paths.business(business.id, { edit: 'identity' })}>
            {t('businesses:do.edit')}
          </LinkButton>
        )
      }
    >
      <FactList
        facts={[
          {
            label: t('businesses:form.legalName'),
            value: [party.name, party.legalForm].filter(Boolean).join('\n'),
          },
          {
            label: t('businesses:identity.address'),
            value: [line1, line2, `${postcode} ${city}`.trim(), country].filter(Boolean).join('\n'),
          },
          { label: 'SIREN', value: grouped(party.siren, 3) },
          { label: 'SIRET', value: siretGroups(party.siret) },
          { label: t('businesses:party.vatNumber'), value: party.vatNumber },
          { label: t('businesses:party.registration'), value: party.registration },
          { label: t('businesses:party.email'), value: party.email },
          { label: t('businesses:party.phone'), value: party.phone },
          { label: t('businesses:party.contact'), value: party.contact },
          {
            label: 'IBAN',
            value: business.iban ? (
              grouped(business.iban, 4, ' ')
            ) : (
              <Missing>{t('businesses:identity.noIban')}</Missing>
            ),
          },
          { label: 'BIC', value: business.bic },
          {
            label: t('businesses:form.numberPrefix'),
            value: `${business.numberPrefix}, ${t(prefixFixed ? 'businesses:identity.prefixUsed' : 'businesses:identity.prefixFree')}`,
          },
          business.vatOnDebits && {
            label: t('businesses:identity.vat'),
            value: t('businesses:identity.vatOnDebits'),
          },
          { label: t('businesses:form.mentions'), value: business.mentions },
          {
            label: t('businesses:form.contact'),
            value: contact
              ? [contact.name, contact.phone].filter(Boolean).join('\n')
              : t('businesses:form.noContact'),
          },
        ]}
      />
      {Object.entries(advice).map(([field, text]) => (
        <p key={field} className="error advice">
          <Icon name="triangle-alert" />
          <span>{text}</span>
        </p>
      ))}
    </Section>
  );
};

const Missing = ({ children }: { children: string }) => <span className="advice">{children}</span>;
