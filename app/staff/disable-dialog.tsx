import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';

/** Before a colleague is shut out. */
export const DisableDialog = ({ person, busy }: { person: { id: string; name: string }; busy: boolean }) => {
  const t = useT();
  const closeTo = paths.settings();
  return (
    <Dialog title={t('settings:disable.title', { name: person.name })} closeTo={closeTo}>
      <Form method="post" action={closeTo} data-act="disable">
        <input type="hidden" name="staffId" value={person.id} />
        <DialogBody>
          <p>{t('settings:disable.body')}</p>
        </DialogBody>
        <DialogFoot>
          <Button look="danger" name="act" value="disable" busy={busy}>
            {t('settings:people.disable')}
          </Button>
          <LinkButton to={closeTo} preventScrollReset>
            {t('do.cancel')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};
