import type { RefObject } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Editor } from './editor.server.ts';

type Props = {
  id: string;
  version: number;
  reference: string;
  sheet: RefObject<SVGSVGElement | null>;
  isDrawn: boolean;
  unprintable: string[];
  /** The page of lines that is drawn; the others are sums. */
  page: Editor['page'];
};

/** The document as it would be printed now, as saved until a script draws what the form holds; the PDF is one click away. */
export const Preview = ({ id, version, reference, sheet, isDrawn, unprintable, page }: Props) => {
  const t = useT();
  const title = t('editor:previewTitle', { ref: reference });
  return (
    <aside className="preview" aria-label={t('editor:preview')}>
      <div className="preview__bar">
        <span className="label">{t('editor:preview')}</span>
        <a
          className="btn btn--quiet btn--desk"
          href={paths.invoicePreview(id)}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="external-link" />
          {t('editor:openPreview')}
        </a>
      </div>
      {unprintable.length > 0 && (
        <Notice tone="ochre" role="status">
          {t('editor:unprintable', { characters: unprintable.join(' '), count: unprintable.length })}
        </Notice>
      )}
      {page && <p className="small muted">{t('editor:pages.abridged')}</p>}
      {!isDrawn && (
        <img
          className="preview__page"
          src={paths.invoiceDrawing(id, { v: version, lines: page?.page })}
          alt={title}
        />
      )}
      <svg
        ref={sheet as RefObject<SVGSVGElement>}
        className={isDrawn ? 'preview__page' : 'preview__page is-empty'}
        role="img"
        aria-label={title}
      />
    </aside>
  );
};
