import type { ServerResponse } from 'node:http';
import { cacheControl, securityHeaders } from './security-headers.ts';

/** What the server says by itself, before or instead of the application: short, bilingual, without any data. */
const sentences: Record<number, string> = {
  400: 'Cette demande est illisible. / This request can’t be read.',
  403: 'Cette demande ne vient pas d’une page de Tacite. / This request does not come from a page of Tacite.',
  405: 'Méthode non prise en charge. / Method not supported.',
  408: 'La demande a mis trop de temps à arriver. / The request took too long to arrive.',
  413: 'Envoi trop lourd. / Too large.',
  417: 'Cette condition n’est pas prise en charge. / This expectation is not supported.',
  421: 'Ce nom n’est pas celui de ce service. / This name is not the one of this service.',
  431: 'En-têtes trop longs. / Headers too long.',
  500: 'Une erreur est survenue. / Something failed.',
  503: 'Le service revient dans un instant. / The service will be back in a moment.',
};

export const plainText = 'text/plain; charset=utf-8';

/** One sentence, and the request's number by which its log line is found. */
export const plainBody = (status: number, requestId: string): string =>
  sentences[status] ? `${sentences[status]}\n${requestId}\n` : '';

/** The headers of an answer in plain text, for where there is no response of the application to complete. */
export const plainHeaders = ({ requestId, nonce }: { requestId: string; nonce: string }) => ({
  'Content-Type': plainText,
  'Cache-Control': cacheControl({ isHashedAsset: false }),
  ...securityHeaders({ nonce, contentType: plainText, isHashedAsset: false, isDev: false }),
  'X-Request-Id': requestId,
});

export const sayPlainly = (
  outgoing: ServerResponse,
  status: number,
  headers: Record<string, string>,
  requestId: string,
) => {
  outgoing.writeHead(status, {
    'Content-Type': plainText,
    'Cache-Control': cacheControl({ isHashedAsset: false }),
    ...headers,
  });
  const body = outgoing.req.method === 'HEAD' ? '' : plainBody(status, requestId);
  outgoing.end(body || undefined);
};
