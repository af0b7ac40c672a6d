import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { isTheme, keepTheme } from '#app/lib/locale.server.ts';
import { safeRedirect } from '#app/lib/paths.ts';

/** Keeps the theme a reader chose; `system` forgets it. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const theme = form.get('theme');
  const headers = { 'Set-Cookie': await keepTheme(isTheme(theme) ? theme : undefined) };
  return redirect(safeRedirect(form.get('redirectTo')), { headers });
}
