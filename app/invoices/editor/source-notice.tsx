import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Reading } from '#db/shapes/draft-source.ts';
import type { DraftOrigin } from './origin.server.ts';

/** Which file the draft came from, and what its reading assumed or left out. */
export const SourceNotice = ({ source }: { source: DraftOrigin }) => {
  const t = useT();
  const f = useFormat();
  const { kind, fileName, number, issueDate, read, warnings = [], columns = [] } = source;
  if (!fileName) return null;
  return (
    <Notice tone={warnings.length > 0 ? 'ochre' : undefined} icon="file-up">
      <p>
        <b>{t('editor:import.imported', { file: fileName })}</b>
      </p>
      {number && (
        <p>
          {issueDate
            ? t('editor:import.originalDate', { number, date: f.date(issueDate) })
            : t('editor:import.original', { number })}
        </p>
      )}
      {read && <WhatWasRead read={read} isDocument={kind !== 'lines'} />}
      {columns.length > 0 && (
        <p className="small">{t('editor:import.columnsRead', { columns: columns.join(', ') })}</p>
      )}
      {warnings.length > 0 && (
        <>
          <p>{t('editor:import.warnings')}</p>
          <ul className="bullets">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
};

/** The figures that were read; those of a document have been compared with what the file itself says. */
const WhatWasRead = ({ read, isDocument }: { read: Reading; isDocument: boolean }) => {
  const t = useT();
  const f = useFormat();
  const { lines, currency, netCents, vatCents, grossCents, payableCents } = read;
  const amounts = {
    net: netCents,
    vat: vatCents,
    gross: grossCents,
    ...(payableCents !== grossCents && { payable: payableCents }),
  };
  return (
    <>
      <dl className="facts read">
        <div>
          <dt>{t('editor:import.readLines')}</dt>
          <dd className="num">{lines}</dd>
        </div>
        {Object.entries(amounts).map(([name, cents]) => (
          <div key={name}>
            <dt>{t(`editor:import.totals.${name as keyof typeof amounts}`)}</dt>
            <dd className="num">{f.money(cents, currency)}</dd>
          </div>
        ))}
      </dl>
      {isDocument && <p className="small">{t('editor:import.sameTotals')}</p>}
    </>
  );
};
