import { Link, useNavigate } from '@remix-run/react';
import { type MouseEvent, type ReactNode, useId, useRef } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { useBeforePaint } from './use-before-paint.ts';

type Props = {
  title: ReactNode;
  /** The page without the question: Esc, the cross and the backdrop go there. */
  closeTo: string;
  /** The buttons at the foot, inside `form` if the dialog asks something: see `DialogFoot`. */
  children: ReactNode;
  id?: string;
};

/**
 * A question over the page. The server renders it open when the address asks it (`?ask=approve`), so it works before
 * any script; then the browser's own modal takes over: focus inside, Esc, the rest of the page inert. The browser's
 * element instead of a library's, because it needs neither scripts nor injected styles.
 */
export const Dialog = ({ title, closeTo, children, id }: Props) => {
  const t = useT();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useBeforePaint(() => {
    const element = dialog.current;
    if (!element || element.matches(':modal')) return;
    element.close();
    element.showModal();
    // The heading first: whoever listens hears the question before its buttons.
    element.querySelector<HTMLElement>('h2')?.focus();
    return () => element.close();
  }, []);

  const close = () => navigate(closeTo, { preventScrollReset: true, replace: true });
  const onBackdrop = (event: MouseEvent) => {
    if (event.target === dialog.current) close();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same, through onCancel
    <dialog
      ref={dialog}
      id={id}
      open
      aria-labelledby={heading}
      onClick={onBackdrop}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <div className="dialog__head">
        <h2 className="h2" id={heading} tabIndex={-1}>
          {title}
        </h2>
        <Link
          className="btn btn--quiet btn--icon"
          to={closeTo}
          replace
          preventScrollReset
          aria-label={t('do.close')}
        >
          <Icon name="x" />
        </Link>
      </div>
      {children}
    </dialog>
  );
};

export const DialogBody = ({ className, children }: { className?: string; children: ReactNode }) => (
  <div className={classes('dialog__body stack', className)}>{children}</div>
);

/** Stays in sight while the body scrolls. */
export const DialogFoot = ({ children }: { children: ReactNode }) => (
  <div className="dialog__foot">{children}</div>
);
