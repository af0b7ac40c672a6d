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
