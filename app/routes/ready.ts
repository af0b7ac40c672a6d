import { services } from '#app/lib/services.server.ts';
import { readReadiness } from '#app/webhooks/readiness.server.ts';

/** The process can do its work: for whoever sends it requests. Says nothing about anybody. */
export const loader = async () => {
  const readiness = await readReadiness(services());
  return Response.json(readiness, { status: readiness.database === 'ok' ? 200 : 503 });
};
