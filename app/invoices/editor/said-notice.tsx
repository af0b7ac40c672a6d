import { useFormat, useT } from '#app/lib/use-t.tsx';
import { useAsked } from '#app/reviews/use-asked.ts';
import { Changed } from '#app/ui/diff.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import type { Editor } from './editor.server.ts';

/** What the owner asked to correct in this round, in sight while one corrects it. */
export const SaidNotice = ({ said, content }: { said: Editor['said']; content: InvoiceContent }) => {
  const t = useT();
  const f = useFormat();
  const wordsOf = useAsked();
  const asked = said.filter(({ authorKind }) => authorKind === 'owner');
  if (asked.length === 0) return null;
  return (
    <Notice tone="red" icon="message-square-warning">
      <p>
        <b>{t('editor:said')}</b>
      </p>
      {asked.map(({ id, lineId, body, authorName, at, ...request }) => {
        const line = content.lines.findIndex((each) => each.id === lineId);
        const { name, before, after } = wordsOf(request);
        const place = [line >= 0 && t('today:line', { n: line + 1 }), name?.toLowerCase()].filter(Boolean);
        return (
          <div key={id} className="thread__msg" data-from="owner">
            {place.length > 0 && <p>{place.join(', ')}</p>}
            {(before || after) && (
              <p>
                <Changed before={before} after={after} />
              </p>
            )}
            {body && <q>{body}</q>}
            <p className="small muted">
              {authorName}, {f.instant(at)}
            </p>
          </div>
        );
      })}
    </Notice>
  );
};
