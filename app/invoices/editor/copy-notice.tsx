import { Link } from '@remix-run/react';
import { useMonthName } from '#app/invoices/list/use-month-name.ts';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Period } from '#db/shapes/content.ts';
import { isWholeMonth } from '#workflows/invoice/next-period.ts';
import { namesOfPeriod } from '#workflows/invoice/old-period.ts';
import type { Editor } from './editor.server.ts';
import { useLiveContent } from './editor-context.tsx';

/** What the draft is a copy of, which period it moved from and to, and where its words still say the former one. */
export const CopyNotice = ({ copy }: { copy: Editor['copyOf'] }) => {
  const t = useT();
  const f = useFormat();
  const monthName = useMonthName();
  const { content } = useLiveContent();
  if (!copy) return null;
  const { from, to, invoiceId, reference } = copy;
  const old = from ? namesOfPeriod(content, from) : [];
  const words = (period: Period) => {
    const { from: first, to: last } = period;
    if (!first || !last || first === last) return f.date(first ?? last ?? '');
    if (isWholeMonth(period)) return monthName(first.slice(0, 7));
    return t('editor:copied.span', { from: f.date(first), to: f.date(last) });
  };
  const where = (path: string): string => {
    const line = /^lines\.(\d+)/.exec(path)?.[1];
    if (line) return t('editor:copied.inLine', { n: Number(line) + 1 });
    return t(path === 'subject' ? 'editor:copied.inSubject' : 'editor:copied.inNotes');
  };
  return (
    <Notice tone={old.length > 0 ? 'ochre' : undefined} icon="copy">
      <p data-copy-of={reference}>
        <b>
          {t('editor:copied.of')} <Link to={paths.invoice(invoiceId)}>{reference}</Link>
        </b>
        {from && to && t('editor:copied.moved', { from: words(from), to: words(to) })}
      </p>
      {!from && <p>{t('editor:copied.still')}</p>}
      {old.length > 0 && (
        <>
          <p>{t('editor:copied.old')}</p>
          <ul className="bullets">
            {old.map(({ path, values }) => (
              <li key={path}>
                {t('editor:copied.where', { found: values?.found ?? '', where: where(path) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
};
