import { checkOf, inputOf } from '#app/lib/forms.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { keptWords } from '#app/reviews/kept-words.ts';
import { Check } from '#app/ui/check.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Kept } from '#db/shapes/kept.ts';
import { fieldAt } from '#workflows/invoice/fields/fields.ts';
import { isRemovable, keptKey, keptOf } from '#workflows/invoice/kept.ts';
import type { Editor } from './editor.server.ts';
import { useLiveContent } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';
import { listedKept, unlisted } from './kept-fields.ts';

type Props = { fields: Fields; editor: Pick<Editor, 'content' | 'takenOut' | 'source' | 'page'> };

type DropField = Parameters<typeof checkOf>[0];
type Row = { key: string; kept: Kept; field: DropField | null };

/**
 * What came with a file and no field shows: in words, each with a box that takes it away when the draft is saved. What is
 * about the document stands open, what is about one line folded under its name.
 */
export const KeptSection = ({ fields, editor }: Props) => {
  const t = useT();
  const { content } = useLiveContent();
  const isImported = editor.source.fileName !== undefined;
  const known = new Map(listedKept(editor).map((each) => [keptKey(each), each]));
  const listed = fields.kept.getFieldList().map((row) => {
    const { of, drop } = row.getFieldset();
    return { key: row.key ?? row.name, of, field: drop, kept: known.get(String(of.initialValue ?? '')) };
  });
  const rows = listed.flatMap(({ key, kept, field }): Row[] =>
    kept && isToldHere(kept, content, isImported) ? [{ key, kept, field }] : [],
  );
  const following = keptOf(content).filter((kept) => !isRemovable(kept));
  for (const kept of following) rows.push({ key: JSON.stringify(kept.path), kept, field: null });
  const byLine = Map.groupBy(rows, ({ kept }) => kept.lineId);
  const more = unlisted(editor.content);
  return (
    <section className="sec" aria-labelledby="s-kept" hidden={rows.length === 0}>
      <h2 className="h3" id="s-kept">
        {t(isImported ? 'kept:title' : 'kept:titlePlain')}
      </h2>
      <p className="small muted">{t('kept:lead')}</p>
      {listed.map(({ key, of }) => (
        <input key={key} type="hidden" {...inputOf(of)} />
      ))}
      <Rows rows={byLine.get(null) ?? []} />
      {content.lines.map(({ id, name }, index) => {
        const own = byLine.get(id);
        const n = (editor.page?.from ?? 0) + index + 1;
        return own ? (
          <Fold
            key={id}
            summary={t(name ? 'kept:lineNamed' : 'kept:line', { n, name, count: own.length })}
            open={rows.length <= mostOpen}
          >
            <Rows rows={own} />
          </Fold>
        ) : null;
      })}
      {more > 0 && <p className="small muted">{t('kept:more', { count: more })}</p>}
      {rows.some(({ field }) => field) && <p className="small muted">{t('kept:removeHint')}</p>}
    </section>
  );
};

/** As many as stand in sight together without folding any away. */
const mostOpen = 8;

const Rows = ({ rows }: { rows: Row[] }) => {
  const t = useT();
  const locale = useLocale();
  const { content } = useLiveContent();
  if (rows.length === 0) return null;
  return (
    <ul className="kept">
      {rows.map(({ key, kept, field }) => {
        const { label, text } = keptWords(kept, content.currency, locale);
        return (
          <li key={key}>
            <span className="label">{label}</span>
            <span className="kept__what">{text}</span>
            {field ? (
              <Check desk {...checkOf(field)} aria-label={t('kept:removeOf', { what: `${label} ${text}` })}>
                {t('kept:remove')}
              </Check>
            ) : (
              <span className="small muted">{t(kept.lineId ? 'kept:withLine' : 'kept:withAmount')}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
};

/** Of lines that are gone nothing is kept; the option for debits is the business's own where no file said so. */
function isToldHere({ name, lineId }: Kept, { lines }: InvoiceContent, isImported: boolean): boolean {
  if (fieldAt(name)?.ofBusiness) return isImported;
  return lineId === null || lines.some(({ id }) => id === lineId);
}
