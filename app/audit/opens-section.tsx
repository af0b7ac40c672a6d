import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { OpenRow } from '#db/queries/document-opens.ts';

/** Who opened the PDF of an invoice, the newest first; by the mail alone it may have been a machine. */
export const OpensSection = ({ opens }: { opens: readonly OpenRow[] }) => {
  const t = useT();
  const f = useFormat();
  if (opens.length === 0) return null;
  return (
    <section className="one-section one-section--wide" aria-labelledby="opens">
      <Fold
        icon="history"
        summary={
          <h2 className="h3" id="opens">
            {t('privacy:opens.title')} ({opens.length})
          </h2>
        }
      >
        <Ledger label={t('privacy:opens.title')}>
          <thead>
            <tr>
              {(['who', 'document', 'via', 'when'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`privacy:opens.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {opens.map(({ id, name, reader, document, via, at }) => (
              <LedgerRow key={id} data-open={reader}>
                <td>
                  {name || t('privacy:erasedName')}
                  <span className="sub">{t(`privacy:reader.${reader}`)}</span>
                </td>
                <td>{t(`privacy:opens.documents.${document}`)}</td>
                <td>{t(`privacy:opens.ways.${via}`)}</td>
                <td className="num">
                  <time dateTime={at}>{f.instant(at)}</time>
                </td>
              </LedgerRow>
            ))}
          </tbody>
        </Ledger>
        <p className="small muted">{t('privacy:opens.note')}</p>
      </Fold>
    </section>
  );
};
