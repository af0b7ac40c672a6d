import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import type { DunningPlan } from '#db/shapes/dunning.ts';
import { usePlanWords } from './use-plan-words.ts';

type Props = { businessId: string; count: number; plan: DunningPlan; mayEdit: boolean };

/** When reminders of a business leave, whether they say its own words, and the way to both. */
export const TextsSection = ({ businessId, count, plan, mayEdit }: Props) => {
  const words = usePlanWords();
  const t = useT();
  return (
    <Section
      title={t('dunning:texts.section')}
      acts={
        mayEdit && (
          <>
            <LinkButton size="desk" icon="bell" to={paths.businessPlan(businessId)}>
              {t('dunning:plan.change')}
            </LinkButton>
            <LinkButton size="desk" icon="pencil-line" to={paths.businessDunning(businessId)}>
              {t('dunning:texts.change')}
            </LinkButton>
          </>
        )
      }
    >
      <p>{words(plan)}</p>
      <p className="muted">
        {count === 0 ? t('dunning:texts.sectionUsual') : t('dunning:texts.sectionOwn', { count })}
      </p>
    </Section>
  );
};
