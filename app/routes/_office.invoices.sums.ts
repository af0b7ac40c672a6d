import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { readListParams } from '#app/invoices/list/list-params.ts';
import { readWholeSums } from '#app/invoices/list/whole-sums.server.ts';
import { services } from '#app/lib/services.server.ts';

/** For the list's script, once all of a list is selected: how many they are and what they come to. */
export async function loader({ request }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, { action: 'read' });
  return readWholeSums(services(), staff, readListParams(new URL(request.url).searchParams));
}
