import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from './button.tsx';

type Props = { from: number; to: number; total: number; previous?: string; next?: string };

/** Where we are in a long list, with links to the pages around. */
export const Pager = ({ from, to, total, previous, next }: Props) => {
  const t = useT();
  const { number } = useFormat();
  const range = { from: number(`${from}`), to: number(`${to}`), total: number(`${total}`) };
  return (
    <nav className="row pager" aria-label={t('pages.label')}>
      <span className="small muted num">{t('pages.range', range)}</span>
      {previous && (
        <LinkButton size="desk" icon="chevron-left" to={previous} rel="prev">
          {t('pages.previous')}
        </LinkButton>
      )}
      {next && (
        <LinkButton size="desk" icon="chevron-right" to={next} rel="next">
          {t('pages.next')}
        </LinkButton>
      )}
    </nav>
  );
};
