import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { Answer } from './review-requests.server.ts';
import { useReview } from './use-review.ts';

type Props = {
  effect: Answer['effect'] | undefined;
  /** Whether the mistake is one that a value puts right, or a line too many: of others only the office knows the amount. */
  asksValue: boolean;
};

/** What the correction makes of the amount to pay. Scripts keep it up to date; without them a button computes it. */
export const CorrectionEffect = ({ effect, asksValue }: Props) => {
  const t = useT();
  const f = useFormat();
  const { currency, office } = useReview().view;
  return (
    <div className={asksValue ? 'effect' : 'effect unscripted'} role="status" data-effect="">
      <span>{t('review:correct.effect')}</span>
      <span className="contents" data-computed="">
        {effect ? (
          <>
            <b className="strong num">{signed(f.money(effect.deltaCents, currency), effect.deltaCents)}</b>
            <span className="muted num">
              {t('review:correct.effectTotal', { amount: f.money(effect.afterCents, currency) })}
            </span>
          </>
        ) : (
          <span className="muted">
            {effect === null
              ? t('review:correct.effectNone', { office: office.name })
              : t('review:correct.effectWait')}
          </span>
        )}
      </span>
      {/* In place of a figure that is no longer that of what is typed. */}
      <span className="muted" data-uncomputed="" hidden>
        {t('review:correct.effectUnknown')}
      </span>
      <Button name="intent" value="preview" className="unscripted">
        {t('review:correct.compute')}
      </Button>
    </div>
  );
};

const signed = (amount: string, cents: number) => (cents > 0 ? `+${amount}` : amount);
