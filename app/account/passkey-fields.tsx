import { type FormEvent, useId } from 'react';
import { PasskeyNotice } from '#app/auth/passkey-button.tsx';
import { usePasskey } from '#app/auth/use-passkey.ts';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Names a passkey and has the device make it. The device speaks to scripts alone. */
export const PasskeyFields = () => {
  const t = useT();
  const id = useId();
  const action = paths.passkeys();
  const { state, run } = usePasskey({ action, ask: 'ask-new', give: 'add', kind: 'create' });
  const isBusy = state.kind === 'busy';
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isBusy) void run({ name: String(new FormData(event.currentTarget).get('name') ?? '') });
  };
  return (
    <form method="post" onSubmit={submit} data-act="add-passkey" className="record-form narrow">
      <section className="sec">
        <p className="intro">{t('account:passkeys.intro')}</p>
        {state.kind === 'unsupported' ? (
          <Notice tone="ochre">{t('account:passkeys.noScript')}</Notice>
        ) : (
          <Field id={id} label={t('account:passkeys.name')} hint={t('account:passkeys.nameHint')}>
            {(props) => <Input {...props} name="name" maxLength={60} required autoComplete="off" autoFocus />}
          </Field>
        )}
        <PasskeyNotice state={state} />
      </section>
      <div className="form-foot">
        {state.kind !== 'unsupported' && (
          <Button look="primary" size="desk" icon="key-round" busy={isBusy}>
            {t('account:passkeys.create')}
          </Button>
        )}
        <LinkButton look="quiet" size="desk" to={paths.account()}>
          {t('do.cancel')}
        </LinkButton>
      </div>
    </form>
  );
};
