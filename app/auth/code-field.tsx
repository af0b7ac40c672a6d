import type { FieldMetadata } from '@conform-to/react';
import { fieldOf, inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

/** Six digits from the authenticator application; phones offer to fill it in. */
export const CodeField = ({ field, hint }: { field: FieldMetadata<string>; hint?: boolean }) => {
  const t = useT();
  return (
    <Field {...fieldOf(field)} label={t('auth:code.label')} hint={hint && t('auth:code.hint')}>
      {(props) => (
        <Input
          {...inputOf(field)}
          {...props}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          autoFocus
          className="num tracking-[.2em]"
        />
      )}
    </Field>
  );
};

/** One of the codes that were written down for the day the telephone is lost. */
export const RecoveryField = ({ field }: { field: FieldMetadata<string> }) => {
  const t = useT();
  return (
    <Field {...fieldOf(field)} label={t('auth:code.recoveryLabel')} hint={t('auth:code.recoveryHint')}>
      {(props) => (
        <Input
          {...inputOf(field)}
          {...props}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          autoFocus
          className="num tracking-[.1em]"
        />
      )}
    </Field>
  );
};

/** In a form that turned out to need a fresh factor: shown once the server has asked for it. */
export const FactorField = ({ field }: { field: FieldMetadata<string | undefined> }) => {
  const t = useT();
  if (!field.errors?.length) return null;
  return (
    <Field
      {...fieldOf(field)}
      label={t('account:confirm.label')}
      hint={t('account:confirm.hint')}
      className="short"
    >
      {(props) => (
        <Input
          {...inputOf(field)}
          {...props}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          autoFocus
          className="num tracking-[.2em]"
        />
      )}
    </Field>
  );
};
