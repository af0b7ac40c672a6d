import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { InvoicePage } from './one.server.ts';

/** Four eyes: that it waits for its reader, what that reader said, and everything before. */
export const ReleaseSection = ({ page }: { page: InvoicePage }) => {
  const t = useT();
  const f = useFormat();
  const { asked, acts } = page.release;
  if (acts.length === 0) return null;
  const [last] = acts;
  return (
    <section aria-labelledby="release" className="one-section">
      <h2 className="h2" id="release">
        {t('timeline:release.title')}
      </h2>
      {asked && (
        <Notice tone="ochre" icon="hourglass">
          <p>
            <b>{t('timeline:release.waiting')}</b>
          </p>
          <p>{t(asked === 'mine' ? 'timeline:release.waitingMine' : 'timeline:release.waitingTheirs')}</p>
        </Notice>
      )}
      {!asked && last?.act === 'returned' && (
        <Notice tone="red" icon="undo-2">
          <p>
            <b>{t('timeline:release.returned', { name: last.staffName })}</b>
          </p>
          {last.note && <p>{last.note}</p>}
        </Notice>
      )}
      <ul className="thread">
        {acts.map(({ id, act, staffName, at, note }) => (
          <li key={id} className="thread__msg" data-release={act}>
            {t(`timeline:release.act.${act}`, { name: staffName })}
            {note && (
              <p>
                <q>{note}</q>
              </p>
            )}
            <p className="small muted">{f.instant(at)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
};
