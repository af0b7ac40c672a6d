import { useLocation } from '@remix-run/react';
import { useEffect, useId, useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import type { SessionClock } from './use-session-clock.ts';

/**
 * Asks before a session ends for want of use (WCAG 2.2, 2.2.1), over whatever else is open; one key answers. Once it has ended,
 * says so and leads to the sign-in, and from there back.
 */
export const IdleDialog = ({ session: { state, stay } }: { session: SessionClock }) => {
  const t = useT();
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const body = useId();
  const { pathname, search } = useLocation();
  const isOpen = state !== 'open';
  useEffect(() => {
    const element = dialog.current;
    if (isOpen && !element?.open) element?.showModal();
    if (!isOpen) element?.close();
  }, [isOpen]);
  if (!isOpen) return <dialog ref={dialog} aria-labelledby={title} />;
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={title}
      aria-describedby={body}
      data-session={state}
      onCancel={(event) => {
        // Esc is a sign of life as good as any other key.
        if (state !== 'ending') return;
        event.preventDefault();
        void stay();
      }}
    >
      <div className="dialog__head">
        <h2 className="h2" id={title}>
          {t(state === 'ending' ? 'auth:ending.title' : 'auth:ended.title')}
        </h2>
      </div>
      <DialogBody>
        <p id={body}>{t(state === 'ending' ? 'auth:ending.body' : 'auth:ending.over')}</p>
      </DialogBody>
      <DialogFoot>
        {state === 'ending' ? (
          <Button type="button" look="primary" block onClick={() => void stay()}>
            {t('auth:ending.stay')}
          </Button>
        ) : (
          <LinkButton look="primary" block to={paths.signIn({ redirectTo: `${pathname}${search}` })}>
            {t('auth:ending.signIn')}
          </LinkButton>
        )}
      </DialogFoot>
    </dialog>
  );
};
