import { useSyncExternalStore } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Toast } from './toast.tsx';

const subscribe = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Whether the browser has a network. On the server, and before scripts run: yes. */
export const useOnline = () =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );

/** Says why actions wait. Nothing is queued silently, since an approval has a legal time. */
export const OfflineNotice = () => {
  const t = useT();
  if (useOnline()) return null;
  return (
    <div className="offline">
      <Toast icon="cloud-off">{t('offline')}</Toast>
    </div>
  );
};
