import type { FieldMetadata } from '@conform-to/react';
import type { ComponentProps, ComponentPropsWithoutRef, ReactNode } from 'react';
import { fieldOf, inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { ConfirmInPlace } from './confirm-in-place.tsx';
import { useWholeCode } from './use-whole-code.ts';

/** Six digits from the authenticator application; phones offer to fill it in. Sent with the sixth. */
export const CodeField = ({ field, hint }: { field: FieldMetadata<string>; hint?: boolean }) => {
  const t = useT();
  return (
    <CodeInput
      field={field}
      label={t('auth:code.label')}
      hint={hint && t('auth:code.hint')}
      {...useWholeCode()}
    />
  );
};

/** One of the codes that were written down for the day the telephone is lost. */
export const RecoveryField = ({ field }: { field: FieldMetadata<string> }) => {
  const t = useT();
  return (
    <CodeInput
      field={field}
      label={t('auth:code.recoveryLabel')}
      hint={t('auth:code.recoveryHint')}
      autoComplete="off"
      inputMode={undefined}
      autoCapitalize="none"
      spellCheck={false}
      data-secret=""
      maxLength={20}
      className="num tracking-[.1em]"
    />
  );
};

/** In a form that turned out to need a fresh factor: shown once the server has asked for it. A passkey does as well. */
export const FactorField = ({ field }: { field: FieldMetadata<string | undefined> }) => {
  if (!field.errors?.length) return null;
  return <FactorInput {...fieldOf(field)} {...inputOf(field)} />;
};

type FactorProps = {
  id: string;
  errors?: string[] | null;
} & Pick<ComponentProps<typeof Input>, 'name' | 'form' | 'required' | 'defaultValue'>;

/** The same for a form that knows from the start that it needs one: there it is sent by its button, as more may be to fill in. */
export const FactorInput = ({ id, errors, ...control }: FactorProps) => {
  const t = useT();
  const whole = useWholeCode(Boolean(errors?.length));
  return (
    <div className="stack">
      <Field
        id={id}
        errors={errors ?? undefined}
        label={t('account:confirm.label')}
        hint={t('account:confirm.hint')}
        className="short"
      >
        {(props) => (
          <Input
            {...control}
            {...props}
            {...whole}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            autoFocus
            className="num tracking-[.2em]"
          />
        )}
      </Field>
      <ConfirmInPlace />
    </div>
  );
};

type CodeProps = Omit<ComponentPropsWithoutRef<'input'>, 'children'> & {
  field: FieldMetadata<string> | FieldMetadata<string | undefined>;
  label: string;
  hint?: ReactNode;
  short?: boolean;
};

const CodeInput = ({ field, label, hint, short, ...input }: CodeProps) => (
  <Field {...fieldOf(field)} label={label} hint={hint} className={short ? 'short' : undefined}>
    {(props) => (
      <Input
        {...inputOf(field)}
        {...props}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        autoFocus
        className="num tracking-[.2em]"
        {...input}
      />
    )}
  </Field>
);
