import { useLocation } from '@remix-run/react';
import { useEffect, useId, useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import type { SessionClock } from './use-session-clock.ts';

/**
 * Speaks before a session ends (WCAG 2.2, 2.2.1), over whatever else is open: for want of use, which one key puts off, or as its
 * whole life is nearly over, which nothing does but signing in again. Once it has ended, leads to the sign-in, and from there back.
 */
export const SessionDialog = ({ session: { state, stay, told } }: { session: SessionClock }) => {
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
  const redirectTo = `${pathname}${search}`;
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      aria-labelledby={title}
      aria-describedby={body}
      data-session={state}
      onCancel={(event) => {
        if (state === 'ended') return;
        event.preventDefault();
        // Esc is a sign of life as good as any other key.
        if (state === 'ending') void stay();
        else told();
      }}
    >
      <div className="dialog__head">
        <h2 className="h2" id={title}>
          {t(`auth:${state}.title`)}
        </h2>
      </div>
      <DialogBody>
        <p id={body}>{t(state === 'ended' ? 'auth:ending.over' : `auth:${state}.body`)}</p>
      </DialogBody>
      <DialogFoot>
        {state === 'ending' && (
          <Button type="button" look="primary" block onClick={() => void stay()}>
            {t('auth:ending.stay')}
          </Button>
        )}
        {state === 'closing' && (
          <>
            <Button type="button" look="primary" block onClick={told}>
              {t('auth:closing.goOn')}
            </Button>
            <LinkButton block to={paths.signIn({ redirectTo, again: true })}>
              {t('auth:closing.signIn')}
            </LinkButton>
          </>
        )}
        {state === 'ended' && (
          <LinkButton look="primary" block to={paths.signIn({ redirectTo })}>
            {t('auth:ending.signIn')}
          </LinkButton>
        )}
      </DialogFoot>
    </dialog>
  );
};
