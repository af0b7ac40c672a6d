import { useMonthName } from '#app/invoices/list/use-month-name.ts';
import { dial } from '#app/lib/dial.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { AnswerBars } from './answer-bars.tsx';
import { ShareBars } from './share-bars.tsx';
import type { Today } from './today.server.ts';

/** How owners answer: how fast, and how often silence answered for them. */
export const TodaySide = ({ today }: { today: Today }) => {
  const t = useT();
  return (
    <aside className="side" aria-label={t('today:side')}>
      <Answers answers={today.answers} />
      <Shares shares={today.shares} />
      <Silent silent={today.silent} />
    </aside>
  );
};

const Answers = ({ answers }: Pick<Today, 'answers'>) => {
  const t = useT();
  const f = useFormat();
  const all = answers.explicit.reduce((sum, n) => sum + n, answers.tacit);
  return (
    <section className="chart">
      <h2 className="h3">{t('today:answers.title')}</h2>
      <p className="small muted">
        {all > 0 ? t('today:answers.sub', { count: all }) : t('today:answers.none')}
      </p>
      {answers.medianMs !== null && (
        <p className="stat">
          <b className="num">{f.duration(answers.medianMs)}</b>
          <span className="small muted">{t('today:answers.median')}</span>
        </p>
      )}
      {all > 0 && <AnswerBars answers={answers} />}
    </section>
  );
};

const Shares = ({ shares }: Pick<Today, 'shares'>) => {
  const t = useT();
  const f = useFormat();
  const monthName = useMonthName();
  const last = shares.at(-1);
  const decided = last ? last.explicit + last.tacit : 0;
  return (
    <section className="chart">
      <h2 className="h3">{t('today:shares.title')}</h2>
      <p className="small muted">{t('today:shares.lead')}</p>
      <p className="stat">
        {last && decided > 0 ? (
          <>
            <b className="num">{f.percent(String(Math.round((100 * last.tacit) / decided)))}</b>
            <span className="small muted">{t('today:shares.stat', { month: monthName(last.month) })}</span>
          </>
        ) : (
          <span className="small muted">{t('today:shares.none')}</span>
        )}
      </p>
      {shares.some(({ explicit, tacit }) => explicit + tacit > 0) && <ShareBars shares={shares} />}
    </section>
  );
};

const Silent = ({ silent }: Pick<Today, 'silent'>) => {
  const t = useT();
  return (
    <section className="chart">
      <h2 className="h3">{t('today:silent.title')}</h2>
      {silent.length === 0 && <p className="small muted">{t('today:silent.none')}</p>}
      <ul className="silent">
        {silent.map(({ id, name, tacit, all, ownerPhone }) => (
          <li key={id}>
            <span className="strong">{name}</span>
            <span className="muted num">{t('today:silent.of', { tacit, all })}</span>
            {ownerPhone && (
              <LinkButton
                size="desk"
                look="quiet"
                icon="phone"
                to={dial(ownerPhone)}
                aria-label={t('today:callWhom', { name })}
              >
                {t('today:call')}
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
