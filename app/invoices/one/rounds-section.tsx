import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Diff } from '#app/ui/diff.tsx';
import { SlicePager } from '#app/ui/slice-pager.tsx';
import type { RoundView } from './rounds.server.ts';

/** What each round changed, newest first. */
export const RoundsSection = ({ rounds }: { rounds: readonly RoundView[] }) => {
  const t = useT();
  const f = useFormat();
  if (rounds.length === 0) return null;
  return (
    <section className="one-section" aria-labelledby="rounds">
      <h2 className="h2" id="rounds">
        {t('timeline:rounds.title')}
      </h2>
      {rounds.map(({ round, from, by, at, changes, slice, name }) => (
        <div key={from} className="stack" data-round={round ?? 'draft'}>
          <h3 className="label">
            {round === null
              ? t('timeline:rounds.since', { from })
              : `${t('timeline:rounds.between', { from, to: round })}, ${t('timeline:rounds.sentBy', { name: by ?? '', date: at ? f.instant(at) : '' })}`}
          </h3>
          {changes.length === 0 ? (
            <p className="small muted">{t('timeline:rounds.same')}</p>
          ) : (
            <>
              <Diff
                changes={changes.map(({ label, before, after }) => ({
                  what: label,
                  before: before ?? undefined,
                  after: after ?? undefined,
                }))}
              />
              <SlicePager slice={slice} name={name} />
            </>
          )}
        </div>
      ))}
    </section>
  );
};
