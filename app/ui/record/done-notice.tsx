import { useSearchParams } from '@remix-run/react';
import { i18nFor } from '#app/lib/i18n.ts';
import { useLocale } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** What was just done (`?done=saved`), said once at the head of the page. Words that we do not know are not shown. */
export const DoneNotice = ({ area }: { area: 'account' | 'businesses' | 'customers' | 'settings' }) => {
  const [search] = useSearchParams();
  const i18n = i18nFor(useLocale());
  const done = search.get('done') ?? '';
  const key = `${area}:done.${done}`;
  if (!/^[a-zA-Z]+$/.test(done) || !i18n.exists(key)) return null;
  const failed = /Not|Nobody/.test(done);
  return (
    <Notice
      tone={failed ? 'red' : 'green'}
      icon={failed ? 'circle-alert' : 'check'}
      role="status"
      className="told"
      told
    >
      {i18n.t(key as 'businesses:done.saved')}
    </Notice>
  );
};
