import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import type { BusinessPage } from './read-business.server.ts';

type Props = { page: BusinessPage; busy: boolean };

/** Before a person stops approving: what ends, what stays, and whether anybody is left to ask. */
export const RevokeDialog = ({ page, owner, busy }: Props & { owner: BusinessPage['owners'][number] }) => {
  const t = useT();
  const closeTo = paths.business(page.business.id);
  const isLast = page.owners.every(({ id, revokedAt }) => revokedAt !== null || id === owner.id);
  return (
    <Dialog title={t('businesses:owners.revokeTitle', { name: owner.name })} closeTo={closeTo}>
      <Form method="post" action={closeTo} data-act="revoke-owner">
        <input type="hidden" name="act" value="revoke-owner" />
        <input type="hidden" name="ownerId" value={owner.id} />
        <DialogBody>
          <p>{t('businesses:owners.revokeBody')}</p>
          {isLast && <p>{t('businesses:owners.revokeLast', { count: page.openReviews })}</p>}
        </DialogBody>
        <DialogFoot>
          <Button look="danger" busy={busy}>
            {t('businesses:owners.revoke')}
          </Button>
          <LinkButton to={closeTo} preventScrollReset>
            {t('do.cancel')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};

/** Before a mandate ends: silence stops counting, invoices still need one to be made in the business's name. */
export const EndMandateDialog = ({ page, busy }: Props) => {
  const t = useT();
  const closeTo = paths.business(page.business.id);
  return (
    <Dialog title={t('businesses:mandate.endTitle')} closeTo={closeTo}>
      <Form method="post" action={closeTo} data-act="end-mandate">
        <input type="hidden" name="act" value="end-mandate" />
        <DialogBody>
          <p>{t('businesses:mandate.endBody')}</p>
          {page.openReviews > 0 && <p>{t('businesses:mandate.runningKeep', { count: page.openReviews })}</p>}
        </DialogBody>
        <DialogFoot>
          <Button look="danger" busy={busy}>
            {t('businesses:mandate.end')}
          </Button>
          <LinkButton to={closeTo} preventScrollReset>
            {t('do.cancel')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};
