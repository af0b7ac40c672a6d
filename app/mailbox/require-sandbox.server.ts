import type { RequestContext } from '#app/lib/load-context.server.ts';

/** The first line of every page of the mailbox: it shows everybody's links, so outside of a sandbox it does not exist. */
export function requireSandbox({ env }: Pick<RequestContext, 'env'>): void {
  if (!env.isSandbox) throw new Response(null, { status: 404 });
}
