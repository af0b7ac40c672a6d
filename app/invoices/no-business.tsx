import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';

/** Where an invoice would begin, in an office that invoices for nobody yet. */
export const NoBusiness = () => {
  const t = useT();
  return (
    <Empty
      icon="landmark"
      title={t('editor:new.noBusiness')}
      action={<LinkButton to={paths.newBusiness()}>{t('editor:new.addBusiness')}</LinkButton>}
    >
      {t('editor:new.noBusinessBody')}
    </Empty>
  );
};
