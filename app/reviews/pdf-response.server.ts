import { contentDisposition } from '#app/lib/content-disposition.server.ts';

/** A PDF to look at, under a name of its own. Never kept by a cache on the way: links can be ended. */
export function pdfResponse(bytes: Uint8Array, name: string): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': contentDisposition('inline', `${name}.pdf`),
      'Content-Length': String(bytes.length),
      'Cache-Control': 'private, no-store',
    },
  });
}

/** The sealed PDF is being made, a matter of seconds. */
export const pdfNotReady = () => new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
