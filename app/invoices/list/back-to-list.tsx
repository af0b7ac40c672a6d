import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { listAddress, useListQuery } from './list-address.ts';

type Props = { look?: 'quiet'; className?: string; children?: string };

/** « ← Factures »: to the list as it was left, with its tab, search, filters and place. */
export const BackToList = ({ children, ...rest }: Props) => {
  const t = useT();
  return (
    <LinkButton {...rest} size="desk" icon="arrow-left" to={listAddress(useListQuery())}>
      {children ?? t('timeline:back')}
    </LinkButton>
  );
};
