import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { LiveState } from './use-live.ts';

/** One editor stands on a page. */
export const sendButtonId = 'send';

type Props = {
  live: LiveState;
  /** Problems on other pages of the lines. */
  elsewhere: number;
  onNextProblem: () => void;
  busy: boolean;
};

/** Always in sight: the totals, how many problems are left, and the two ways to go on. */
export const CommitBar = ({ live, elsewhere, onNextProblem, busy }: Props) => {
  const t = useT();
  const f = useFormat();
  const { content, blocking, unreadable } = live;
  const { totals, currency } = content;
  const problems = blocking + elsewhere + unreadable;
  return (
    <div className="commit">
      <div className="commit__in">
        <dl className="live" aria-live="polite">
          {(['net', 'vat', 'gross'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`editor:totals.${name}`)}</dt>
              <dd className="num" data-total={name}>
                {f.money(totals[`${name}Cents`], currency)}
              </dd>
            </div>
          ))}
          <div className="net">
            <dt>{t('editor:totals.payable')}</dt>
            <dd>
              <span className="due num" data-total="payable">
                {f.money(totals.payableCents, currency)}
              </span>
            </dd>
          </div>
        </dl>
        {unreadable > 0 && <p className="small advice">{t('editor:unreadable')}</p>}
        <div className="row push">
          {problems > 0 ? (
            <Button
              type="button"
              size="desk"
              look="danger"
              icon="circle-alert"
              shortcut="F8"
              onClick={onNextProblem}
            >
              {t('editor:problems', { count: problems })}
            </Button>
          ) : (
            <span className="small row muted">
              <Icon name="check" />
              {t('editor:none')}
            </span>
          )}
          <Button size="desk" form="editor" name="do" value="save">
            {t('editor:save')}
          </Button>
          <Button
            id={sendButtonId}
            size="desk"
            look="primary"
            icon="hourglass"
            form="editor"
            name="do"
            value="submit-review"
            data-act="submit-review"
            busy={busy}
            blocked={problems > 0 && t('editor:sendBlocked', { count: problems })}
          >
            {t('editor:send')}
          </Button>
        </div>
      </div>
    </div>
  );
};
