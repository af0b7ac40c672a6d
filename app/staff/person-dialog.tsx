import { Form } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';

const asked = ['disable', 'withdraw-invitation', 'reset-factor'] as const;

type Props = { ask: string | null; person: { id: string; name: string }; busy: boolean };

/** Before a colleague loses access, an invitation or a second factor: what follows, in words. */
export const PersonDialog = ({ ask, person, busy }: Props) => {
  const t = useT();
  const act = asked.find((each) => each === ask);
  if (!act) return null;
  const closeTo = paths.settings();
  return (
    <Dialog title={t(`settings:ask.${act}.title`, { name: person.name })} closeTo={closeTo}>
      <Form method="post" action={closeTo} data-act={act}>
        <input type="hidden" name="staffId" value={person.id} />
        <DialogBody>
          <p>{t(`settings:ask.${act}.body`)}</p>
        </DialogBody>
        <DialogFoot>
          <Button look="danger" name="act" value={act} busy={busy}>
            {t(`settings:ask.${act}.confirm`)}
          </Button>
          <LinkButton to={closeTo} preventScrollReset>
            {t('do.cancel')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};
