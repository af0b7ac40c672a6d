import type { ServerResponse } from 'node:http';
import { cacheControl } from './security-headers.ts';

/** What the server says by itself, before or instead of the application: short, bilingual, without any data. */
const sentences: Record<number, string> = {
  400: 'Cette adresse est illisible. / This address can’t be read.',
  403: 'Cette demande ne vient pas d’une page de Tacite. / This request does not come from a page of Tacite.',
  405: 'Méthode non prise en charge. / Method not supported.',
  413: 'Envoi trop lourd. / Too large.',
  421: 'Ce nom n’est pas celui de ce service. / This name is not the one of this service.',
  500: 'Une erreur est survenue. / Something failed.',
  503: 'Le service revient dans un instant. / The service will be back in a moment.',
};

export const plainText = 'text/plain; charset=utf-8';

/** One sentence, and the request's number by which its log line is found. */
export const sayPlainly = (
  outgoing: ServerResponse,
  status: number,
  headers: Record<string, string>,
  requestId: string,
) => {
  const sentence = sentences[status];
  outgoing.writeHead(status, {
    'Content-Type': plainText,
    'Cache-Control': cacheControl({ isHashedAsset: false }),
    ...headers,
  });
  outgoing.end(sentence && outgoing.req.method !== 'HEAD' ? `${sentence}\n${requestId}\n` : undefined);
};
