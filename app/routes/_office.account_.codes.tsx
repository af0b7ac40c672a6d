import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { codesForm } from '#app/account/codes-form.server.ts';
import { CodesPage } from '#app/account/codes-page.tsx';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { personOf, requireStaff } from '#app/auth/require-staff.server.ts';
import { makeRecoveryCodes, recoveryCodesLeft } from '#app/auth/second-factor.server.ts';
import { visitOf } from '#app/auth/visit.server.ts';
import { getLocale } from '#app/lib/locale.server.ts';
import { pageTitle } from '#app/lib/meta.ts';
import { refused } from '#app/lib/parse-form.server.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { paths, safeRedirect } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import type { OfficeHandle } from './_office.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'account' });
  const left = await recoveryCodesLeft(services(), personOf(staff));
  const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'), paths.account());
  return { email: staff.email, left, redirectTo };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const staff = await requireStaff(request, { action: 'account' });
  const visit = visitOf(request, context.clientAddress);
  const [form, locale] = await Promise.all([request.formData(), getLocale(request)]);
  const submission = parseWithZod(form, { schema: codesForm });
  const missing = await factorMissing({ s: services(), staff, form, locale, visit });
  if (missing) return refused(submission, missing);
  return { made: await makeRecoveryCodes(services(), personOf(staff), visit) };
}

export const handle: OfficeHandle = { page: 'page-records' };

export const meta = pageTitle((t) => t('account:codes.title'));

export default function RecoveryCodes() {
  const answer = useActionData<typeof action>();
  const made = answer && 'made' in answer ? answer.made : undefined;
  const lastResult = answer && 'result' in answer ? answer.result : undefined;
  return <CodesPage {...useLoaderData<typeof loader>()} made={made} lastResult={lastResult} />;
}
