import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from '#app/lib/nonce.tsx';
import { unpadded } from '#app/lib/unpadded.server.ts';

/** After this, what a page still waits for is given up, in milliseconds. */
export const streamTimeout = 10_000;

/**
 * Renders a page. It leaves when it is whole: long lists are drawn in turns (ui/in-turns.tsx), and where no script runs nothing
 * would put into place what comes after the rest.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    const broken: unknown[] = [];
    const answer = () => {
      const body = unpadded();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        // What broke is thrown and logged by `handleError`: half a page is none.
        onAllReady: () => (broken.length > 0 ? reject(broken[0]) : answer()),
        onShellError: reject,
        onError: (error) => void broken.push(error),
      },
    );
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/**
 * Thrown `Error`s of loaders, actions and rendering, once. What the router itself refuses (a method without an action,
 * an unknown address) is an answer; its message quotes the address, token included, so only its status is kept.
 */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error)) context.log.info({ status: error.status }, 'the router refused');
  else context.log.error({ err: error }, 'a route failed');
}
