import { getFormProps } from '@conform-to/react';
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { PasskeyButton } from '#app/auth/passkey-button.tsx';
import { signInWithPassword } from '#app/auth/sign-in.server.ts';
import { passwordForm } from '#app/auth/sign-in-form.server.ts';
import { SignInPage } from '#app/auth/sign-in-page.tsx';
import { requireVisitor } from '#app/auth/visitor-guards.server.ts';
import { FormErrors, fieldOf, inputOf, useAppForm } from '#app/lib/forms.tsx';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { parseForm, refused } from '#app/lib/parse-form.server.ts';
import { paths, safeRedirect, withQuery } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';

export const meta = pageTitle((t) => t('auth:title'));

export async function loader({ request }: LoaderFunctionArgs) {
  const { hasEnded } = await requireVisitor(request);
  const { searchParams } = new URL(request.url);
  const unsent = searchParams.get('unsent');
  return {
    redirectTo: safeRedirect(searchParams.get('redirectTo')),
    said: unsent === null ? ('body' as const) : unsent === 'kept' ? ('kept' as const) : ('unsent' as const),
    hasEnded: hasEnded || unsent !== null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireVisitor(request);
  const t = tFor(await getLocale(request));
  const submission = await parseForm(request, passwordForm(t));
  const hideFields = ['password'];
  if (submission.status !== 'success') return refused(submission, { hideFields });
  const { redirectTo, ...given } = submission.value;
  const answer = await signInWithPassword(services(), request, { ...given, from: context.clientAddress });
  if (!answer.ok) {
    const formErrors = [t(`auth:refused.${answer.reason}`)];
    return refused(submission, { formErrors, hideFields }, answer.reason === 'locked' ? 429 : 400);
  }
  const next = withQuery(paths.signInCode(), { redirectTo: redirectTo === paths.today() ? '' : redirectTo });
  return redirect(next, { headers: { 'Set-Cookie': answer.cookie } });
}

/** What is to be known of it: what one comes back to, and what became of a form that found it so. */
const Ended = ({ said }: { said: 'body' | 'kept' | 'unsent' }) => {
  const t = useT();
  return (
    <Notice tone="ochre" icon="hourglass">
      <p>
        <b>{t('auth:ended.title')}</b>
      </p>
      <p>{t(`auth:ended.${said}`)}</p>
    </Notice>
  );
};

export default function SignIn() {
  const t = useT();
  const { redirectTo, said, hasEnded } = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm<ReturnType<typeof passwordForm>>({
    id: 'sign-in',
    lastResult: useActionData<typeof action>()?.result,
  });
  const isBusy = useNavigation().state === 'submitting';
  return (
    <SignInPage
      title={t('auth:title')}
      intro={t('auth:intro')}
      notice={hasEnded && <Ended said={said} />}
      after={
        <>
          <p>{t('auth:invited')}</p>
          <p>{t('auth:owner')}</p>
        </>
      }
    >
      <Form method="post" {...getFormProps(form)} data-act="sign-in" className="stack">
        <FormErrors form={form} />
        <Field {...fieldOf(fields.email)} label={t('auth:email.label')}>
          {(props) => (
            <Input {...inputOf(fields.email)} {...props} type="email" autoComplete="username" autoFocus />
          )}
        </Field>
        <Field {...fieldOf(fields.password)} label={t('auth:password.label')}>
          {(props) => (
            <Input {...inputOf(fields.password)} {...props} type="password" autoComplete="current-password" />
          )}
        </Field>
        <Button look="primary" block busy={isBusy}>
          {t('auth:next')}
        </Button>
        <input type="hidden" name="redirectTo" value={redirectTo} />
        <p className="small">
          <Link to={paths.forgotten()}>{t('auth:forgotten.link')}</Link>
        </p>
      </Form>
      <PasskeyButton
        action={paths.signInPasskey()}
        ask="ask"
        give="sign-in-passkey"
        redirectTo={redirectTo}
        className="mt-4"
      >
        {t('account:passkeys.signIn')}
      </PasskeyButton>
    </SignInPage>
  );
}
