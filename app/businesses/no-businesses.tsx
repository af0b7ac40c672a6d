import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';

/** An office that invoices for nobody yet: where it begins, for who may add the first business. */
export const NoBusinesses = ({ mayAdd }: { mayAdd: boolean }) => {
  const t = useT();
  return (
    <Empty
      icon="landmark"
      title={t('businesses:empty.title')}
      action={
        mayAdd && (
          <LinkButton look="primary" icon="plus" to={paths.newBusiness()}>
            {t('businesses:new')}
          </LinkButton>
        )
      }
    >
      {t('businesses:empty.body')}
    </Empty>
  );
};
