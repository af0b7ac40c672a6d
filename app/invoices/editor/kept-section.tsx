import { checkOf, inputOf } from '#app/lib/forms.tsx';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { keptWords } from '#app/reviews/kept-words.ts';
import { Check } from '#app/ui/check.tsx';
import type { InvoiceContent } from '#workflows/invoice/content.ts';
import { isRemovable, type Kept, keptOf } from '#workflows/invoice/kept.ts';
import type { Editor } from './editor.server.ts';
import { useLiveContent } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';
import { keptAt, unlisted } from './kept-fields.ts';

type Props = { fields: Fields; editor: Pick<Editor, 'content' | 'source'> };

/** What came with a file and no field shows: in words, each with a box that takes it away when the draft is saved. */
export const KeptSection = ({ fields, editor }: Props) => {
  const t = useT();
  const { content } = useLiveContent();
  const isImported = editor.source.fileName !== undefined;
  const rows = fields.kept.getFieldList().map((row) => {
    const { at, was, drop } = row.getFieldset();
    const kept = keptAt({ at: String(at.initialValue ?? ''), was: String(was.initialValue ?? '') });
    return {
      key: row.key ?? row.name,
      at,
      was,
      drop,
      kept: kept && isToldHere(kept, content, isImported) ? kept : null,
    };
  });
  const following = keptOf(content).filter((kept) => !isRemovable(kept));
  const isEmpty = following.length === 0 && rows.every(({ kept }) => kept === null);
  const more = unlisted(editor.content);
  return (
    <section className="sec" aria-labelledby="s-kept" hidden={isEmpty}>
      <h2 className="h3" id="s-kept">
        {t(isImported ? 'kept:title' : 'kept:titlePlain')}
      </h2>
      <p className="small muted">{t('kept:lead')}</p>
      <ul className="kept">
        {rows.map(({ key, kept, at, was, drop }) => (
          <li key={key} hidden={kept === null}>
            <input type="hidden" {...inputOf(at)} />
            <input type="hidden" {...inputOf(was)} />
            {kept && <What kept={kept} />}
            {kept && <Drop kept={kept} field={drop} />}
          </li>
        ))}
        {following.map((kept) => (
          <li key={JSON.stringify(kept.path)}>
            <What kept={kept} />
            <span className="small muted">{t('kept:follows')}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="small muted">{t('kept:more', { count: more })}</p>}
      {rows.length > 0 && <p className="small muted">{t('kept:removeHint')}</p>}
    </section>
  );
};

/** Of lines that are gone nothing is kept; the option for debits is the business's own where no file said so. */
function isToldHere({ name, lineId }: Kept, { lines }: InvoiceContent, isImported: boolean): boolean {
  if (name === 'vatOnDebits') return isImported;
  return lineId === null || lines.some(({ id }) => id === lineId);
}

const What = ({ kept }: { kept: Kept }) => {
  const t = useT();
  const locale = useLocale();
  const { content } = useLiveContent();
  const { label, text } = keptWords(kept, content.currency, locale);
  const at = content.lines.findIndex(({ id }) => id === kept.lineId);
  const name = content.lines[at]?.name ?? '';
  return (
    <p className="kept__what">
      <span className="label">{label}</span> <span>{text}</span>
      {at >= 0 && (
        <small>{name ? t('kept:lineNamed', { n: at + 1, name }) : t('kept:line', { n: at + 1 })}</small>
      )}
    </p>
  );
};

const Drop = ({ kept, field }: { kept: Kept; field: Parameters<typeof checkOf>[0] }) => {
  const t = useT();
  const locale = useLocale();
  const { content } = useLiveContent();
  const { label, text } = keptWords(kept, content.currency, locale);
  return (
    <Check desk {...checkOf(field)} aria-label={t('kept:removeOf', { what: `${label} ${text}` })}>
      {t('kept:remove')}
    </Check>
  );
};
