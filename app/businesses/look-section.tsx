import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { FactList, Section } from '#app/ui/record/facts.tsx';
import type { BusinessPage } from './read-business.server.ts';

/** What its documents carry: logo, colour, terms of sale. */
export const LookSection = ({ business, mayEdit }: BusinessPage) => {
  const t = useT();
  const { colour, logo, terms } = business.look;
  return (
    <Section
      title={t('businesses:look.title')}
      acts={
        mayEdit && (
          <LinkButton size="desk" icon="pencil-line" to={paths.business(business.id, { edit: 'look' })}>
            {t('businesses:do.edit')}
          </LinkButton>
        )
      }
    >
      <FactList
        facts={[
          {
            label: t('businesses:look.logo'),
            value: logo ? (
              <img
                className="look-logo"
                src={paths.businessLook(business.id, 'logo', logo.sha256)}
                alt={t('businesses:look.logoOf', { name: business.name })}
              />
            ) : (
              t('businesses:look.noLogo')
            ),
          },
          {
            label: t('businesses:look.colour'),
            value: colour ? <Colour colour={colour} /> : t('businesses:look.ink'),
          },
          {
            label: t('businesses:look.terms'),
            value: terms ? (
              <a href={paths.businessLook(business.id, 'terms', terms.sha256)}>
                <Icon name="file-text" className="inline" /> {terms.name},{' '}
                {t('businesses:look.pages', { count: terms.pages.length })}
              </a>
            ) : (
              t('businesses:look.noTerms')
            ),
          },
        ]}
      />
    </Section>
  );
};

/** A patch of the colour, drawn: a style attribute would be forbidden by the content security policy. */
const Colour = ({ colour }: { colour: string }) => (
  <>
    <svg className="look-patch" viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="3" fill={colour} />
    </svg>{' '}
    {colour}
  </>
);
