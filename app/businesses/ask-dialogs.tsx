import { useId } from 'react';
import { FactorInput } from '#app/auth/code-field.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { AskDialog } from '#app/ui/ask-dialog.tsx';
import type { BusinessPage } from './read-business.server.ts';

type Props = { page: BusinessPage; busy: boolean };

/** Before a person stops approving: what ends, what stays, and whether anybody is left to ask. */
export const RevokeDialog = ({
  page,
  owner,
  errors,
  busy,
}: Props & {
  owner: BusinessPage['owners'][number];
  /** What is missing of the factor that it needs. */
  errors?: string[] | null;
}) => {
  const t = useT();
  const factorId = useId();
  const isLast = page.owners.every(({ id, revokedAt }) => revokedAt !== null || id === owner.id);
  return (
    <AskDialog
      title={t('businesses:owners.revokeTitle', { name: owner.name })}
      closeTo={paths.business(page.business.id)}
      action={paths.business(page.business.id, { ask: 'revoke', owner: owner.id })}
      act="revoke-owner"
      values={{ ownerId: owner.id }}
      confirm={t('businesses:owners.revoke')}
      busy={busy}
    >
      <p>{t('businesses:owners.revokeBody')}</p>
      {isLast && <p>{t('businesses:owners.revokeLast', { count: page.openReviews })}</p>}
      {errors && <FactorInput id={factorId} name="factorCode" errors={errors} />}
    </AskDialog>
  );
};

/** Before a mandate ends: silence stops counting, invoices still need one to be made in the business's name. */
export const EndMandateDialog = ({ page, busy }: Props) => {
  const t = useT();
  return (
    <AskDialog
      title={t('businesses:mandate.endTitle')}
      closeTo={paths.business(page.business.id)}
      act="end-mandate"
      confirm={t('businesses:mandate.end')}
      busy={busy}
    >
      <p>{t('businesses:mandate.endBody')}</p>
      {page.openReviews > 0 && <p>{t('businesses:mandate.runningKeep', { count: page.openReviews })}</p>}
    </AskDialog>
  );
};
