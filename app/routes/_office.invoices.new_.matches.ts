import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { findMatches } from '#app/invoices/editor/new.server.ts';
import { services } from '#app/lib/services.server.ts';

/** Whom a new invoice may be for, while somebody types. Answers 401 instead of a redirect. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'draft', asJson: () => ({ found: null }) });
  const { searchParams: asked } = new URL(request.url);
  return Response.json({ found: await findMatches(services(), staff, asked) });
}
