import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { FactorField } from '#app/auth/code-field.tsx';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import type { removePasskeyForm } from './account-forms.server.ts';

type Props = {
  passkey: { id: string; name: string };
  lastResult?: SubmissionResult<string[]> | null;
  busy: boolean;
};

/** Before a passkey stops working. */
export const RemovePasskeyDialog = ({ passkey: { id, name }, lastResult, busy }: Props) => {
  const t = useT();
  const [form, fields] = useAppForm<typeof removePasskeyForm>({ id: 'remove-passkey', lastResult });
  return (
    <Dialog title={t('account:passkeys.removeTitle', { name })} closeTo={paths.account()}>
      <Form
        method="post"
        id={form.id}
        onSubmit={form.onSubmit}
        noValidate={form.noValidate}
        data-act="remove-passkey"
      >
        <input type="hidden" name="passkeyId" value={id} />
        <DialogBody>
          <p>{t('account:passkeys.removeBody')}</p>
          <FactorField field={fields.factorCode} />
        </DialogBody>
        <DialogFoot>
          <Button look="danger" name="act" value="remove-passkey" busy={busy}>
            {t('account:passkeys.removeConfirm')}
          </Button>
          <LinkButton to={paths.account()} preventScrollReset>
            {t('do.cancel')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};
