import type { LoaderFunctionArgs } from '@remix-run/node';
import { ownStatementFile } from '#app/statement/own-statement.server.ts';

export const loader = ({ request, params: { invoiceId } }: LoaderFunctionArgs) =>
  ownStatementFile(request, invoiceId, 'pdf');
