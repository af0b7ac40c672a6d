import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { SlicePager } from '#app/ui/slice-pager.tsx';
import { HomeFrame } from './home-frame.tsx';
import type { Home, OfficeItem } from './portal-data.ts';

/** What the office has to answer, to correct or to send anew: no clock runs, and nothing is decided meanwhile. */
export const AtOffice = ({ home }: { home: Home }) => {
  const t = useT();
  const { items, slice } = home.atOffice;
  return (
    <HomeFrame home={home} tab="office" title={t('portal:office.title', { office: home.office.name })}>
      {items.length === 0 ? (
        <Empty icon="inbox" title={t('portal:office.none')} />
      ) : (
        <>
          <p className="muted">{t('portal:office.lead')}</p>
          <ul className="past" data-status="at-office">
            {items.map((item) => (
              <Item key={item.id} item={item} as={home.as} />
            ))}
          </ul>
          <SlicePager slice={slice} name="office" top="content" />
        </>
      )}
    </HomeFrame>
  );
};

/** Its amount is left out: the office may be changing it. */
const Item = ({ item, as }: { item: OfficeItem; as: string | null }) => {
  const t = useT();
  const f = useFormat();
  return (
    <li>
      <Link className="strong" to={paths.review(item.id, { as: as ?? undefined })}>
        {item.buyer}
      </Link>
      <span className="meta">{item.subject}</span>
      <span className="meta">
        {t(`portal:office.${item.state}`, { date: f.instant(item.since) })}
        {item.said && item.state !== 'withdrawn' && (
          <>
            <br />
            {item.author},{' '}
            <q>{item.said.length > 160 ? `${item.said.slice(0, 160).trimEnd()}…` : item.said}</q>
          </>
        )}
      </span>
    </li>
  );
};
