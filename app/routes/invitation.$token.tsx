import { getFormProps } from '@conform-to/react';
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { counted } from '#app/auth/attempts.server.ts';
import { accept, findInvited } from '#app/auth/invitation.server.ts';
import { NewPassword } from '#app/auth/new-password.tsx';
import { newPasswordForm } from '#app/auth/sign-in-form.server.ts';
import { SignInPage } from '#app/auth/sign-in-page.tsx';
import { FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { parseForm, refused } from '#app/lib/parse-form.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';

export const meta = pageTitle((t) => t('auth:title'));

export async function loader({ params }: LoaderFunctionArgs) {
  const invited = await findInvited(services(), params.token ?? '');
  if (!invited) return data(null, { status: 404 });
  const { name, email, officeName } = invited;
  return data({ name, email, officeName });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const find = () => findInvited(services(), params.token ?? '');
  const invited = await counted(services(), context.clientAddress, find);
  if (!invited) return redirect(paths.invitation(params.token ?? ''), 303);
  const t = tFor(await getLocale(request));
  const submission = await parseForm(request, newPasswordForm(t, [invited.name, invited.email]));
  if (submission.status !== 'success') return refused(submission, { hideFields: ['password', 'again'] });
  const cookie = await accept(services(), request, invited, submission.value.password);
  if (!cookie) return redirect(paths.invitation(params.token ?? ''), 303);
  return redirect(paths.signInCode(), { status: 303, headers: { 'Set-Cookie': cookie } });
}

const Ended = () => {
  const t = useT();
  return (
    <SignInPage title={t('auth:invitation.ended.title')}>
      <div className="stack">
        <p>{t('auth:invitation.ended.body')}</p>
        <LinkButton to={paths.signIn()}>{t('auth:invitation.ended.signIn')}</LinkButton>
      </div>
    </SignInPage>
  );
};

export default function Invitation() {
  const t = useT();
  const invited = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm<ReturnType<typeof newPasswordForm>>({
    id: 'invitation',
    lastResult: useActionData<typeof action>()?.result,
  });
  const isBusy = useNavigation().state === 'submitting';
  if (!invited) return <Ended />;
  const { name, email, officeName } = invited;
  return (
    <SignInPage
      title={t('auth:invitation.title', { name })}
      intro={t('auth:invitation.intro', { office: officeName })}
    >
      <Form method="post" {...getFormProps(form)} data-act="accept-invitation" className="stack">
        <FormErrors form={form} />
        <NewPassword fields={fields} email={email} />
        <Button look="primary" block busy={isBusy}>
          {t('auth:invitation.submit')}
        </Button>
      </Form>
    </SignInPage>
  );
}
