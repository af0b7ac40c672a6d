import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { classes } from '#app/ui/classes.ts';
import { Notice } from '#app/ui/notice.tsx';
import { type PasskeyState, usePasskey } from './use-passkey.ts';

/** What became of asking the device. */
export const PasskeyNotice = ({ state }: { state: PasskeyState }) => {
  const t = useT();
  if (state.kind === 'busy') return <p className="small muted">{t('account:passkeys.busy')}</p>;
  if (state.kind !== 'error') return null;
  return (
    <Notice tone={state.error === 'cancelled' ? 'ochre' : 'red'} role="alert">
      {t(`account:passkeys.error.${state.error}`)}
    </Notice>
  );
};

type Props = {
  action: string;
  ask: string;
  give: string;
  redirectTo: string;
  className?: string;
  children: string;
};

/** Signs in or confirms with a passkey, beside the form that does it with a code. Absent where it could do nothing. */
export const PasskeyButton = ({ action, ask, give, redirectTo, className, children }: Props) => {
  const t = useT();
  const { state, run } = usePasskey({ action, ask, give, kind: 'get' });
  if (state.kind === 'unsupported') return null;
  return (
    <div className={classes('stack', className)}>
      <p className="or small muted">{t('account:passkeys.or')}</p>
      <Button
        type="button"
        block
        icon="key-round"
        busy={state.kind === 'busy'}
        onClick={() => run({ redirectTo })}
        data-act={give}
      >
        {children}
      </Button>
      <PasskeyNotice state={state} />
    </div>
  );
};
