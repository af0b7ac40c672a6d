import { Form } from '@remix-run/react';
import type { ComponentProps, ReactNode } from 'react';
import { FormErrors, type useAppForm } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';

type Props = {
  /** Of `useAppForm`. */
  form: Pick<ReturnType<typeof useAppForm>[0], 'id' | 'onSubmit' | 'noValidate'> &
    ComponentProps<typeof FormErrors>['form'];
  /** What it asks for: `data-act`, and the field `act` of pages whose action knows several. */
  act: string;
  /** It sends files. */
  withFiles?: boolean;
  narrow?: boolean;
  /** What its button says. */
  save: ReactNode;
  icon?: ComponentProps<typeof Button>['icon'];
  busy: boolean;
  /** The page without the form. */
  cancelTo: string;
  children: ReactNode;
};

/** A form of the console: what is wrong above its fields, the button that sends it and the way back below. */
export const RecordForm = ({ form, act, withFiles, narrow, save, icon, busy, cancelTo, children }: Props) => {
  const t = useT();
  return (
    <Form
      method="post"
      encType={withFiles ? 'multipart/form-data' : undefined}
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      data-act={act}
      data-first
      className={narrow ? 'record-form narrow' : 'record-form'}
    >
      <input type="hidden" name="act" value={act} />
      <FormErrors form={form} />
      {children}
      <div className="form-foot">
        <Button look="primary" size="desk" icon={icon} busy={busy}>
          {save}
        </Button>
        <LinkButton look="quiet" size="desk" to={cancelTo} data-abandons="">
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
