import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { DraftPreview } from './use-preview.ts';

type Props = { id: string; reference: string; preview: DraftPreview; onShown: () => void };

/** The document as it would be printed now; the PDF itself is one click away. */
export const Preview = ({ id, reference, preview, onShown }: Props) => {
  const t = useT();
  const { src, unprintable } = preview;
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
      <img
        className="preview__page"
        src={src}
        onLoad={onShown}
        alt={t('editor:previewTitle', { ref: reference })}
      />
    </aside>
  );
};
