import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { lettersPdf } from '#app/letters/letters.server.ts';
import { services } from '#app/lib/services.server.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return lettersPdf(services(), staff);
}
