import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { DraftOrigin } from './editor.server.ts';

/** Which file the draft came from, and what its reading assumed or left out. */
export const SourceNotice = ({ source }: { source: DraftOrigin }) => {
  const t = useT();
  const f = useFormat();
  const { fileName, number, issueDate, warnings = [] } = source;
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
