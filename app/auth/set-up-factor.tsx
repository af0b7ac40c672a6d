import { useT } from '#app/lib/use-t.tsx';
import { CopyButton } from '#app/ui/copy-button.tsx';
import type { QrDrawing } from './qr-code.server.ts';
import { QrCode } from './qr-code.tsx';

export type FactorToSetUp = { drawing: QrDrawing; secret: string; address: string };

/** The secret of the second factor, for a camera, for a keyboard, and for the very device one holds. */
export const SetUpFactor = ({ drawing, secret, address }: FactorToSetUp) => {
  const t = useT();
  return (
    <div className="stack">
      <p className="strong">1. {t('auth:setUp.scan')}</p>
      <QrCode drawing={drawing} label={t('auth:setUp.qr')} />
      <div className="between">
        <p className="small">
          <span className="muted">{t('auth:setUp.key')}</span>
          <code className="proof block max-w-40 whitespace-normal">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <CopyButton value={secret} what={t('auth:setUp.key')} />
      </div>
      <p className="small">
        <a href={address}>{t('auth:setUp.open')}</a>
      </p>
      <p className="strong">2. {t('auth:setUp.confirm')}</p>
    </div>
  );
};
