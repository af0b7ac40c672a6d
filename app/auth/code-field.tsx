import type { FieldMetadata } from '@conform-to/react';
import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { fieldOf, inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

/** Six digits from the authenticator application; phones offer to fill it in. */
export const CodeField = ({ field, hint }: { field: FieldMetadata<string>; hint?: boolean }) => {
  const t = useT();
  return <CodeInput field={field} label={t('auth:code.label')} hint={hint && t('auth:code.hint')} />;
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
      maxLength={20}
      className="num tracking-[.1em]"
    />
  );
};

/** In a form that turned out to need a fresh factor: shown once the server has asked for it. */
export const FactorField = ({ field }: { field: FieldMetadata<string | undefined> }) => {
  const t = useT();
  if (!field.errors?.length) return null;
  return (
    <CodeInput field={field} label={t('account:confirm.label')} hint={t('account:confirm.hint')} short />
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
