import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import type { PayDays as Days } from '#db/queries/pay-days.ts';

/** How many businesses are in sight before one opens the rest. */
const inSight = 8;
const width = 168;
/** What the line marks: as most are asked to pay in. */
const asked = 30;

/** How long customers of each business take, the slowest first: each leads to its paid invoices. */
export const PayDays = ({ list }: { list: readonly Days[] }) => {
  const t = useT();
  const longest = Math.max(asked * 1.2, ...list.map(({ median }) => median));
  const rows = (some: readonly Days[]) => (
    <ul className="pay-days">
      {some.map((each) => (
        <Row key={each.businessId} days={each} longest={longest} />
      ))}
    </ul>
  );
  const rest = list.slice(inSight);
  const all = (
    <p className="small">
      <Link to={paths.paid()}>{t('banking:measures.allPaid')}</Link>
    </p>
  );
  if (list.length === 0)
    return (
      <>
        <p className="small muted">{t('banking:measures.payNone')}</p>
        {all}
      </>
    );
  return (
    <>
      <p className="small muted">{t('banking:measures.payLead')}</p>
      {rows(list.slice(0, inSight))}
      {rest.length > 0 && (
        <details>
          <summary className="small">{t('banking:measures.moreBusinesses', { count: rest.length })}</summary>
          {rows(rest)}
        </details>
      )}
      {all}
    </>
  );
};

const Row = ({
  days: { businessId, businessName, median, count },
  longest,
}: {
  days: Days;
  longest: number;
}) => {
  const t = useT();
  const at = (some: number) => (some / longest) * width;
  return (
    <li data-days={median}>
      <span className="name">{businessName}</span>
      <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="f-ink" x="0" y="3" width={Math.max(1, at(median))} height="14" />
        <line className="asked" x1={at(asked)} x2={at(asked)} y1="0" y2="20" />
      </svg>
      <Link className="num" to={paths.paid({ business: businessId })}>
        <span aria-hidden="true">{t('banking:measures.days', { count: median })}</span>
        <span className="vh">
          {businessName}, {t('banking:measures.longDays', { count: median })},{' '}
          {t('banking:measures.ofInvoices', { count })}
        </span>
      </Link>
    </li>
  );
};
