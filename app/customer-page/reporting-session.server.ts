import { requireLinkSession } from '#app/auth/link-guards.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { requireCustomer } from '#app/customer-page/customer-session.server.ts';
import { paths } from '#app/lib/paths.ts';
import { reportedPages } from '#app/lib/reported-page.ts';

/** The page that a report came from. */
export function reportedPath(search: URLSearchParams): string {
  const as = search.get('as') ?? undefined;
  const id = search.get('id') ?? '';
  if (search.get('from') === 'portal') return paths.portal({ as });
  return search.get('from') === 'invoice' ? paths.customerInvoice(id, { as }) : paths.review(id, { as });
}

/**
 * The session of the page that a report came from, as its address says, and the review that was open there. Throws 404
 * without one, as that page does.
 */
export async function requireReporting(
  request: Request,
): Promise<{ session: LinkSession; invoiceId: string | null }> {
  const search = new URL(request.url).searchParams;
  const from = reportedPages.find((each) => each === search.get('from'));
  const id = search.get('id') ?? '';
  if (from === 'invoice') return { session: await requireCustomer(request, id), invoiceId: null };
  if (from === 'portal')
    return { session: await requireLinkSession(request, { purpose: 'portal' }), invoiceId: null };
  const session = await requireLinkSession(request, { purpose: 'review', subjectId: id });
  return { session, invoiceId: id };
}
