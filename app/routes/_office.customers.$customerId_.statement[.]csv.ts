import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireStaff } from '#app/auth/require-staff.server.ts';
import { paths } from '#app/lib/paths.ts';
import { services } from '#app/lib/services.server.ts';
import { uuidParam } from '#app/lib/uuid-param.ts';
import { statementFile } from '#app/statement/statement.server.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { officeId } = await requireStaff(request, { action: 'read' });
  const customerId = uuidParam(params.customerId);
  const page = (query: Parameters<typeof paths.statement>[1]) => paths.statement(customerId, query);
  return statementFile(services(), { officeId, customerId, request }, { as: 'csv', page });
}
