import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { InvoicePage } from './one.server.ts';

/** What whoever holds a link to this invoice has reported: it stays in sight. */
export const ReportNotices = ({ reports }: Pick<InvoicePage, 'reports'>) => {
  const t = useT();
  const f = useFormat();
  return reports.map(({ id, kind, body, at, address, owner, linkState }) => (
    <Notice key={id} tone="red" icon="triangle-alert">
      <p>
        <b>{t(`timeline:report.${kind}`, { name: owner ?? t('timeline:report.who') })}</b>
      </p>
      {body && (
        <p>
          <q>{body}</q>
        </p>
      )}
      {linkState && linkState !== 'valid' ? (
        <p>{t(`timeline:report.dead.${linkState}`)}</p>
      ) : (
        kind === 'notMe' && <p>{t('timeline:report.closed')}</p>
      )}
      <p className="small muted">
        {f.instant(at)}
        {address && `, ${address}`}
      </p>
    </Notice>
  ));
};
