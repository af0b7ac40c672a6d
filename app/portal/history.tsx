import { Link } from '@remix-run/react';
import { formatMonth } from '#app/lib/format.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { parisDate } from '#workflows/invoice/paris-time.ts';
import { HomeFrame } from './home-frame.tsx';
import type { Home, PastItem } from './portal-data.ts';

type Props = { home: Home; items: PastItem[]; page: number; hasMore: boolean };

/** What was decided, by month, with who and when: a tacit approval never reads as one of the owner. */
export const History = ({ home, items, page, hasMore }: Props) => {
  const t = useT();
  const as = home.as ?? undefined;
  return (
    <HomeFrame home={home} tab="history" title={t('portal:history.title')}>
      {items.length === 0 && <Empty icon="history" title={t('portal:history.none')} />}
      {byMonth(items).map(([month, decided]) => (
        <section key={month} aria-labelledby={`month-${month}`}>
          <div className="group-h">
            <h2 className="h3" id={`month-${month}`}>
              <MonthName month={month} />
            </h2>
            <span className="small muted">{t('portal:history.documents', { count: decided.length })}</span>
          </div>
          <ul className="past">
            {decided.map((item) => (
              <Past key={item.id} item={item} as={home.as} />
            ))}
          </ul>
        </section>
      ))}
      {(page > 0 || hasMore) && (
        <p className="row history__pages">
          {page > 0 && (
            <LinkButton to={paths.portal({ tab: 'history', page: page - 1 || undefined, as })}>
              {t('portal:history.newer')}
            </LinkButton>
          )}
          {hasMore && (
            <LinkButton to={paths.portal({ tab: 'history', page: page + 1, as })}>
              {t('portal:history.more')}
            </LinkButton>
          )}
        </p>
      )}
    </HomeFrame>
  );
};

const Past = ({ item, as }: { item: PastItem; as: string | null }) => {
  const t = useT();
  const f = useFormat();
  const date = f.instant(item.decidedAt);
  const words = {
    reader: t('portal:history.you', { date }),
    other: t('portal:history.by', { date, name: item.byName ?? '' }),
    silence: t('portal:history.silence', { date }),
    waiver: t('portal:history.waiver', { date }),
  };
  return (
    <li>
      <Link className="strong" to={paths.review(item.id, { as: as ?? undefined })}>
        {item.buyer}
      </Link>
      <span className="num strong right">{f.money(item.amountCents, item.currency)}</span>
      <span className="muted">
        {item.subject}
        {item.number && (
          <>
            , <span className="nowrap">{item.number}</span>
          </>
        )}
      </span>
      <Chip status={item.status} />
      <span className="meta">{words[item.by]}</span>
    </li>
  );
};

/** In order of appearance, by the month in Paris: [['2026-11', …], …]. */
function byMonth(items: PastItem[]): [string, PastItem[]][] {
  const months = new Map<string, PastItem[]>();
  for (const item of items) {
    const month = parisDate(item.decidedAt).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), item]);
  }
  return [...months];
}

/** « Novembre 2026 ». */
const MonthName = ({ month }: { month: string }) => {
  const locale = useLocale();
  const name = formatMonth(month, locale);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
};
