import { useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { PasskeyNotice } from './passkey-button.tsx';
import { usePasskey } from './use-passkey.ts';

/** Confirms with a passkey inside a form, and sends that form again as it is filled in. Absent where it could do nothing. */
export const ConfirmInPlace = () => {
  const t = useT();
  const place = useRef<HTMLDivElement>(null);
  const onGiven = () => {
    const form = place.current?.closest('form');
    form?.requestSubmit(form.querySelector<HTMLButtonElement>('button[type="submit"]'));
  };
  const { state, run } = usePasskey({
    action: paths.passkeys(),
    ask: 'ask-confirm',
    give: 'confirm',
    kind: 'get',
    onGiven,
  });
  if (state.kind === 'unsupported') return null;
  return (
    <div className="stack" ref={place}>
      <Button
        type="button"
        size="desk"
        icon="key-round"
        busy={state.kind === 'busy'}
        onClick={() => run()}
        data-act="confirm"
      >
        {t('account:passkeys.confirm')}
      </Button>
      <PasskeyNotice state={state} />
    </div>
  );
};
