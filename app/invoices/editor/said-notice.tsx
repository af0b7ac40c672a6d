import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { openOf, unplacedOf, useRequests } from './asked-context.tsx';
import { AskedHere } from './asked-here.tsx';
import { useLiveContent } from './editor-context.tsx';

/** What the owner asked in the round that is corrected: how much of it is open, and what stands nowhere else on the page. */
export const SaidNotice = () => {
  const t = useT();
  const { list } = useRequests();
  const { content } = useLiveContent();
  if (list.length === 0) return null;
  const open = openOf(list).length;
  return (
    <Notice tone="red" icon="message-square-warning">
      <p>
        <b>{t('editor:said')}</b>{' '}
        {open > 0 ? t('editor:asked.open', { count: open }) : t('editor:asked.none')}
      </p>
      <AskedHere requests={unplacedOf(list, content)} leads />
    </Notice>
  );
};
