import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from './button.tsx';
import { Dialog, DialogBody, DialogFoot } from './dialog.tsx';

type Props = {
  title: ReactNode;
  /** The page without the question. */
  closeTo: string;
  /** Where the answer goes; `closeTo` if it is the same page. */
  action?: string;
  /** What is done: `data-act` and the field `act`. */
  act: string;
  /** What it is done to. */
  values?: Record<string, string>;
  confirm: ReactNode;
  /** It can be undone, or takes nothing from anybody. */
  harmless?: boolean;
  busy: boolean;
  /** What follows. */
  children: ReactNode;
};

/** One question with yes and no, before something is done that somebody should have read first. */
export const AskDialog = ({
  title,
  closeTo,
  action,
  act,
  values,
  confirm,
  harmless,
  busy,
  children,
}: Props) => {
  const t = useT();
  return (
    <Dialog title={title} closeTo={closeTo}>
      <Form method="post" action={action ?? closeTo} data-act={act}>
        <input type="hidden" name="act" value={act} />
        {Object.entries(values ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DialogBody>{children}</DialogBody>
        <DialogFoot>
          <Button look={harmless ? 'primary' : 'danger'} busy={busy}>
            {confirm}
          </Button>
          <LinkButton to={closeTo} preventScrollReset>
            {t('do.cancel')}
          </LinkButton>
        </DialogFoot>
      </Form>
    </Dialog>
  );
};
