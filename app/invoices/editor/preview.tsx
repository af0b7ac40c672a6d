import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';

/** The PDF as it would be printed now, set anew after each save. */
export const Preview = ({ id, reference, version }: { id: string; reference: string; version: number }) => {
  const t = useT();
  const to = paths.invoicePreview(id);
  return (
    <aside className="preview" aria-label={t('editor:preview')}>
      <div className="preview__bar">
        <span className="label">{t('editor:preview')}</span>
        <a className="btn btn--quiet btn--desk" href={to} target="_blank" rel="noreferrer">
          <Icon name="external-link" />
          {t('editor:openPreview')}
        </a>
      </div>
      <iframe
        className="preview__pdf"
        title={t('editor:previewTitle', { ref: reference })}
        src={`${to}?v=${version}#toolbar=0&navpanes=0&view=FitH`}
        loading="lazy"
      />
    </aside>
  );
};
