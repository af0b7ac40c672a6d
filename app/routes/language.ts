import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { isLocale } from '#app/lib/i18n.ts';
import { keepLocale } from '#app/lib/locale.server.ts';
import { safeRedirect } from '#app/lib/paths.ts';

/** Keeps the language a reader chose, and goes back to the page they read. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const lang = form.get('lang');
  if (!isLocale(lang)) throw new Response(null, { status: 400 });
  return redirect(safeRedirect(form.get('redirectTo')), {
    headers: { 'Set-Cookie': await keepLocale(lang) },
  });
}
