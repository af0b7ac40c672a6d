import { formatIdentifier } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import { Advice, addressFact, identifierFacts } from './party-facts.tsx';
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
  const f = useFormat();
  const { party } = business;
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
          addressFact(t, party.address, country),
          ...identifierFacts(t, party),
          { label: t('businesses:party.email'), value: party.email },
          { label: t('businesses:party.phone'), value: party.phone },
          { label: t('businesses:party.contact'), value: party.contact },
          {
            label: 'IBAN',
            value: business.iban ? (
              // It turns over the end of a line between its groups.
              formatIdentifier(business.iban).replaceAll('\u00A0', ' ')
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
          business.differenceLimitCents > 0 && {
            label: t('businesses:form.differenceLimit'),
            value: f.money(business.differenceLimitCents, 'EUR'),
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
      <Advice advice={advice} />
    </Section>
  );
};

const Missing = ({ children }: { children: string }) => <span className="advice">{children}</span>;
