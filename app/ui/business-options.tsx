import { useT } from '#app/lib/use-t.tsx';

type Props = {
  businesses: readonly { id: string; name: string }[];
  /** What the address asks for. */
  asked: string | undefined;
};

/** All businesses, then each: one that is asked for and that nobody has is said, as the list is filtered by it. */
export const BusinessOptions = ({ businesses, asked }: Props) => {
  const t = useT();
  return (
    <>
      <option value="">{t('invoices:allBusinesses')}</option>
      {businesses.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {asked && !businesses.some(({ id }) => id === asked) && (
        <option value={asked}>{t('customers:unknownBusiness')}</option>
      )}
    </>
  );
};
