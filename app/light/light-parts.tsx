import { useEffect } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Toast } from '#app/ui/toast.tsx';
import script from './light.ts?worker&url';

/** What a light page has of scripts: one small file, and the words it shows, in the reader's language. */
export const LightParts = ({ nonce }: { nonce: string | undefined }) => {
  const t = useT();
  // React runs on no light page: one that it was led to is the server's to write.
  useEffect(() => location.reload(), []);
  return (
    <>
      <div className="offline" data-offline-notice data-why={t('answerWaits')} hidden>
        <Toast icon="cloud-off">{t('offline')}</Toast>
      </div>
      <script type="module" src={script} nonce={nonce} />
    </>
  );
};
