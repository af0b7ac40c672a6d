import { Form } from '@remix-run/react';
import { LetterPreview } from '#app/dunning/letter-preview.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { placeOfAnswer } from '#app/light/kept-place.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { TextArea } from '#app/ui/input.tsx';
import { Fold, Sheet } from '#app/ui/sheet.tsx';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { OwedDunning } from './owed-dunning.server.ts';

type Props = { notice: OwedDunning['notices'][number]; action: string };

/** A formal notice as it would leave: its owner agrees, or declines with a word; what he does not answer never leaves. */
export const NoticeCard = ({ notice: { row, payDays, why, letter }, action }: Props) => {
  const t = useT();
  const f = useFormat();
  const { id, customer, documents, by, at, notice, state } = row;
  const isAgreed = state === 'agreed';
  return (
    <Sheet stage="pencil" className="card owe" data-notice={id}>
      <div className="owe__top">
        <h3 className="h3">{customer}</h3>
        {sumsByCurrency(documents).map(({ currency, cents }) => (
          <span key={currency} className="num nowrap strong">
            {f.money(cents, currency)}
          </span>
        ))}
      </div>
      <p className="small muted">
        {[
          documents.map(({ number }) => number).join(', '),
          t('dunning:notice.minePrepared', { name: by, date: f.instant(at) }),
        ].join(', ')}
      </p>
      <p className="small">{t('dunning:notice.mineDays', { count: payDays })}</p>
      {notice?.reason && <p className="small">{t('dunning:notice.because', { reason: notice.reason })}</p>}
      {letter && (
        <Fold summary={t('dunning:notice.mineRead')} open={!isAgreed}>
          <LetterPreview text={letter} />
        </Fold>
      )}
      {why && <p className="small">{t('dunning:notice.stale', { why: t(`dunning:cameTo.${why}`) })}</p>}
      {isAgreed && <p className="small">{t('dunning:notice.mineAgreed')}</p>}
      <Form
        method="post"
        action={action}
        className="say"
        data-act="answer-notice"
        data-waits=""
        data-keeps={placeOfAnswer(id, 'answer-notice')}
      >
        <input type="hidden" name="act" value="answer-notice" />
        <input type="hidden" name="id" value={id} />
        <Field id={`words-${id}`} label={t('dunning:notice.words')} optional>
          {(field) => <TextArea {...field} name="words" rows={2} maxLength={500} />}
        </Field>
        <div className="card__acts">
          {!isAgreed && !why && (
            <Button look="primary" block name="answer" value="agree">
              {t('dunning:notice.agree')}
            </Button>
          )}
          <Button block name="answer" value="decline">
            {t('dunning:notice.decline')}
          </Button>
        </div>
      </Form>
    </Sheet>
  );
};
