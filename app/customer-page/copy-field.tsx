import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';

type Props = {
  label: string;
  value: string /** What goes to the clipboard, where it differs. */;
  copied?: string;
};

/** One value of a bank transfer, to be copied. The button appears with the scripts it needs. */
export const CopyField = ({ label, value, copied = value }: Props) => {
  const t = useT();
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      <dd className="cp scripted">
        <button
          type="button"
          className="btn btn--quiet"
          data-copy={copied}
          data-copied={t('do.copied')}
          aria-label={t('customer:pay.copy', { what: label })}
        >
          <Icon name="copy" />
          <span role="status">{t('do.copy')}</span>
        </button>
      </dd>
    </div>
  );
};
