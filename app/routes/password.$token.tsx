import { getFormProps } from '@conform-to/react';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { counted } from '#app/auth/attempts.server.ts';
import { findForgetful, resetPassword } from '#app/auth/forgotten-password.server.ts';
import { NewPassword } from '#app/auth/new-password.tsx';
import { newPasswordForm } from '#app/auth/sign-in-form.server.ts';
import { SignInPage } from '#app/auth/sign-in-page.tsx';
import { visitOf } from '#app/auth/visit.server.ts';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { parseForm, refused } from '#app/lib/parse-form.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';

export const meta = pageTitle((t) => t('auth:forgotten.chooseTitle'));

export async function loader({ params }: LoaderFunctionArgs) {
  if (params.token === 'done') return data({ email: null });
  const person = await findForgetful(services(), params.token ?? '');
  return person ? data({ email: person.email }) : data(null, { status: 404 });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? '';
  const find = () => findForgetful(services(), token);
  const person = await counted(services(), context.clientAddress, find);
  if (!person) return redirect(paths.newPassword(token), 303);
  const t = tFor(await getLocale(request));
  const submission = await parseForm(request, newPasswordForm(t, [person.name, person.email]));
  if (submission.status !== 'success') return refused(submission, { hideFields: ['password', 'again'] });
  const { password } = submission.value;
  const visit = visitOf(request, context.clientAddress);
  const isDone = await resetPassword(services(), person, { password, visit });
  return redirect(paths.newPassword(isDone ? 'done' : token), 303);
}

const Said = ({ title, body, to, label }: { title: string; body: string; to: string; label: string }) => (
  <SignInPage title={title}>
    <div className="stack">
      <p>{body}</p>
      <LinkButton to={to}>{label}</LinkButton>
    </div>
  </SignInPage>
);

export default function ChoosePassword() {
  const t = useT();
  const person = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm<ReturnType<typeof newPasswordForm>>({
    id: 'new-password',
    lastResult: useActionData<typeof action>()?.result,
  });
  const isBusy = useNavigation().state === 'submitting';
  const words = (key: 'done' | 'ended') =>
    key === 'done'
      ? { title: t('auth:forgotten.doneTitle'), body: t('auth:forgotten.done') }
      : { title: t('auth:forgotten.ended.title'), body: t('auth:forgotten.ended.body') };
  if (!person)
    return <Said {...words('ended')} to={paths.forgotten()} label={t('auth:forgotten.ended.again')} />;
  if (person.email === null) return <Said {...words('done')} to={paths.signIn()} label={t('auth:signIn')} />;
  return (
    <SignInPage
      title={t('auth:forgotten.chooseTitle')}
      intro={t('auth:forgotten.chooseIntro', { email: person.email })}
    >
      <Form method="post" {...getFormProps(form)} data-act="reset-password" className="stack">
        <FormErrors form={form} />
        <NewPassword fields={fields} email={person.email} />
        <Button look="primary" block busy={isBusy}>
          {t('auth:forgotten.choose')}
        </Button>
      </Form>
    </SignInPage>
  );
}
