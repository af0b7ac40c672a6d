import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeOwnFactor, readOwnFactor } from '#app/account/own-factor.server.ts';
import { CodeField } from '#app/auth/code-field.tsx';
import { requireFreshStaff } from '#app/auth/require-staff.server.ts';
import { SetUpFactor } from '#app/auth/set-up-factor.tsx';
import { codeForm } from '#app/auth/sign-in-form.server.ts';
import { useAppForm } from '#app/lib/forms.tsx';
import { tFor } from '#app/lib/i18n.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { parseForm, refused } from '#app/lib/parse-form.server.ts';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireFreshStaff(request, { action: 'account' });
  return readOwnFactor(request, staff);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireFreshStaff(request, { action: 'account' });
  const t = tFor(await getLocale(request));
  const submission = await parseForm(request, codeForm(t));
  const hideFields = ['code'];
  if (submission.status !== 'success') return refused(submission, { hideFields });
  const answer = await changeOwnFactor(request, staff, submission.value.code, context.clientAddress);
  if (answer === 'done') return redirect(paths.account({ done: 'factorChanged' }), 303);
  return refused(submission, { fieldErrors: { code: [t(`account:confirm.${answer}`)] }, hideFields });
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('account:factor.changeTitle'));

export default function ChangeFactor() {
  const t = useT();
  const toSetUp = useLoaderData<typeof loader>();
  const [form, fields] = useAppForm<ReturnType<typeof codeForm>>({
    id: 'factor',
    lastResult: useActionData<typeof action>()?.result,
  });
  const busy = useSending();
  return (
    <>
      <RecordHead
        title={t('account:factor.changeTitle')}
        back={{ to: paths.account(), label: t('account:title') }}
      />
      <RecordForm
        form={form}
        act="change-factor"
        narrow
        save={t('account:factor.save')}
        busy={busy}
        cancelTo={paths.account()}
      >
        <section className="sec">
          <p className="intro">{t('account:factor.changeIntro')}</p>
          <div className="set-up">
            <SetUpFactor {...toSetUp} />
            <CodeField field={fields.code} />
          </div>
        </section>
      </RecordForm>
    </>
  );
}
