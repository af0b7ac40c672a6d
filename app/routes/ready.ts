import { services } from '#app/lib/services.server.ts';
import { readinessOfNow } from '#app/webhooks/readiness.server.ts';

/** The product can do its work, or why not: for whoever watches over it. Says nothing about anybody. */
export const loader = async () => {
  const readiness = await readinessOfNow(services());
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: readiness.ready ? {} : { 'Retry-After': '5' },
  });
};
