import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';

type Props = { businessId: string; count: number; mayEdit: boolean };

/** Whether reminders of a business say its own words, and the way to them. */
export const TextsSection = ({ businessId, count, mayEdit }: Props) => {
  const t = useT();
  return (
    <Section
      title={t('dunning:texts.section')}
      acts={
        mayEdit && (
          <LinkButton size="desk" icon="pencil-line" to={paths.businessDunning(businessId)}>
            {t('dunning:texts.change')}
          </LinkButton>
        )
      }
    >
      <p className="muted">
        {count === 0 ? t('dunning:texts.sectionUsual') : t('dunning:texts.sectionOwn', { count })}
      </p>
    </Section>
  );
};
