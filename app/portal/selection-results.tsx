import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { Result } from './approve-selection.server.ts';
import { HomeFrame } from './home-frame.tsx';
import type { Home } from './portal-data.ts';

const worded = ['notNow', 'late', 'contentChanged', 'conflict', 'stale', 'takenBack'] as const;

/** What became of each document of a group, and the way back to those that failed. */
export const SelectionResults = ({ home, results }: { home: Home; results: Result[] }) => {
  const t = useT();
  const done = results.filter((result) => result.refusal === null).length;
  const already = results.filter((result) => result.already).length;
  const failed = results.length - done - already;
  const as = home.as ?? undefined;
  return (
    <HomeFrame home={home} tab="waiting" title={titleOf()}>
      <div role="status">
        <ul className="past results">
          {results.map((result) => (
            <ResultLine key={result.id} result={result} as={home.as} />
          ))}
        </ul>
      </div>
      {done > 0 && <p className="small muted">{t('portal:result.undo')}</p>}
      <p className="row history__pages">
        <LinkButton to={paths.portal({ as })}>
          {t(failed > 0 ? 'portal:result.again' : 'portal:confirm.back')}
        </LinkButton>
      </p>
    </HomeFrame>
  );

  function titleOf() {
    if (done > 0) return t('portal:result.title', { count: done });
    return t(already > 0 ? 'review:late.already' : 'portal:result.none');
  }
};

const ResultLine = ({ result, as }: { result: Result; as: string | null }) => {
  const t = useT();
  const f = useFormat();
  const { id, buyer, refusal, already, finalAt } = result;
  return (
    <li data-result={already ? 'already' : (refusal ?? 'approved')}>
      <Link className="strong" to={paths.review(id, { as: as ?? undefined })}>
        {buyer}
      </Link>
      <span className="num strong right">{f.money(result.amountCents, result.currency)}</span>
      <span className="meta row">
        <Icon name={already ? 'check' : refusal ? 'circle-alert' : 'signature'} />
        {became()}
      </span>
    </li>
  );

  function became(): string {
    if (already) return t(`portal:result.already.${already.by}`, { date: f.instant(already.at) });
    return refusal
      ? t('portal:result.failed', { reason: reasonOf(refusal) })
      : t('portal:result.done', { time: finalAt ? f.instant(finalAt) : '' });
  }

  function reasonOf(why: NonNullable<Result['refusal']>): string {
    if (why === 'specialCase' || why === 'creditNote' || why === 'bankChanged') return t(`portal:why.${why}`);
    const known = worded.find((each) => each === why);
    return t(`portal:result.reason.${known ?? 'other'}`);
  }
};
