import type { FieldMetadata } from '@conform-to/react';
import { fieldOf, inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

type Props = { fields: { password: FieldMetadata<string>; again: FieldMetadata<string> }; email: string };

/** A password to choose, twice; the address is there so that password managers know whose it is. */
export const NewPassword = ({ fields: { password, again }, email }: Props) => {
  const t = useT();
  return (
    <>
      <Field label={t('auth:email.label')}>
        {(props) => <Input {...props} type="email" autoComplete="username" value={email} readOnly />}
      </Field>
      <Field {...fieldOf(password)} label={t('auth:newPassword.label')} hint={t('auth:newPassword.hint')}>
        {(props) => <Input {...inputOf(password)} {...props} type="password" autoComplete="new-password" />}
      </Field>
      <Field {...fieldOf(again)} label={t('auth:newPassword.again.label')}>
        {(props) => <Input {...inputOf(again)} {...props} type="password" autoComplete="new-password" />}
      </Field>
    </>
  );
};
