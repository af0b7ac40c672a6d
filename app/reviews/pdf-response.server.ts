/** A PDF to look at, under a name of its own. Never kept by a cache on the way: links can be ended. */
export function pdfResponse(bytes: Uint8Array, name: string): Response {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '-');
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${plain}.pdf"; filename*=UTF-8''${encodeURIComponent(name)}.pdf`,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'private, no-store',
    },
  });
}

/** The sealed PDF is being made, a matter of seconds. */
export const pdfNotReady = () => new Response(null, { status: 503, headers: { 'Retry-After': '5' } });
