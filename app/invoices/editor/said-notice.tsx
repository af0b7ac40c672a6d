import { useFormat, useT } from '#app/lib/use-t.tsx';
import { useAsked } from '#app/reviews/use-asked.ts';
import { Changed } from '#app/ui/diff.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Editor } from './editor.server.ts';

/** What the owner asked to correct in this round, in sight while one corrects it. */
export const SaidNotice = ({ said }: { said: Editor['said'] }) => {
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
      {asked.map(({ id, line, body, authorName, at, ...request }) => {
        const { name, before, after } = wordsOf(request);
        const place = [line > 0 && t('today:line', { n: line }), name?.toLowerCase()].filter(Boolean);
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
