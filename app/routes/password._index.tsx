import { getFormProps } from '@conform-to/react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { sendPasswordLink } from '#app/auth/forgotten-password.server.ts';
import { forgottenForm } from '#app/auth/sign-in-form.server.ts';
import { SignInPage } from '#app/auth/sign-in-page.tsx';
import { FormErrors, fieldOf, inputOf, useAppForm } from '#app/lib/forms.tsx';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { parseForm, refused } from '#app/lib/parse-form.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

export const meta = pageTitle((t) => t('auth:forgotten.title'));

export const loader = ({ request }: LoaderFunctionArgs) => ({
  isSent: new URL(request.url).searchParams.has('sent'),
});

/** The answer is the same whether anybody has this address or not. */
export async function action({ request, context }: ActionFunctionArgs) {
  const submission = await parseForm(request, forgottenForm(tFor(await getLocale(request))));
  if (submission.status !== 'success') return refused(submission);
  await sendPasswordLink(services(), { email: submission.value.email, from: context.clientAddress });
  return redirect(paths.forgotten({ sent: true }), 303);
}

const Sent = () => {
  const t = useT();
  return (
    <SignInPage title={t('auth:forgotten.sentTitle')} after={<p>{t('auth:forgotten.sentHelp')}</p>}>
      <p role="status">{t('auth:forgotten.sent')}</p>
    </SignInPage>
  );
};

export default function Forgotten() {
  const t = useT();
  const { isSent } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm<ReturnType<typeof forgottenForm>>({
    id: 'forgotten',
    lastResult: useActionData<typeof action>()?.result,
  });
  const isBusy = useNavigation().state === 'submitting';
  if (isSent) return <Sent />;
  return (
    <SignInPage
      title={t('auth:forgotten.title')}
      intro={t('auth:forgotten.intro')}
      after={
        <p>
          <Link to={paths.signIn()}>{t('auth:title')}</Link>
        </p>
      }
    >
      <Form method="post" {...getFormProps(form)} data-act="forgotten-password" className="stack">
        <FormErrors form={form} />
        <Field {...fieldOf(fields.email)} label={t('auth:email.label')}>
          {(props) => (
            <Input {...inputOf(fields.email)} {...props} type="email" autoComplete="username" autoFocus />
          )}
        </Field>
        <Button look="primary" block icon="mail" busy={isBusy}>
          {t('auth:forgotten.send')}
        </Button>
      </Form>
    </SignInPage>
  );
}
