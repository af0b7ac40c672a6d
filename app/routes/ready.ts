import { readReadiness } from '#app/webhooks/readiness.server.ts';

/** The process can do its work: for whoever sends it requests. Says nothing about anybody. */
export const loader = async () => {
  const readiness = await readReadiness();
  return Response.json(readiness, { status: readiness.database === 'ok' ? 200 : 503 });
};
