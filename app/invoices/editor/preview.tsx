import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';

/** The document as it would be printed now, set anew after each save; the PDF itself is one click away. */
export const Preview = ({ id, reference, version }: { id: string; reference: string; version: number }) => {
  const t = useT();
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
      <img
        className="preview__page"
        src={`${paths.invoiceDrawing(id)}?v=${version}`}
        alt={t('editor:previewTitle', { ref: reference })}
      />
    </aside>
  );
};
