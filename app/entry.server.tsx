import { PassThrough } from 'node:stream';
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceProvider } from '#app/lib/nonce.tsx';

/** After this, what a page still waits for is given up, in milliseconds. */
export const streamTimeout = 10_000;

/** Renders a page. People get it as soon as its shell stands; robots get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, log }: AppLoadContext,
) {
  const isRobot = isbot(request.headers.get('user-agent') ?? '');
  return new Promise<Response>((resolve, reject) => {
    let hasShell = false;
    let finalStatus = status;
    const answer = () => {
      hasShell = true;
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(new Response(createReadableStreamFromReadable(body), { status: finalStatus, headers }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceProvider>,
      {
        nonce,
        onShellReady: () => isRobot || answer(),
        onAllReady: () => isRobot && answer(),
        onShellError: reject,
        onError: (error) => {
          finalStatus = 500;
          // A broken shell is thrown and logged by `handleError`; what breaks later would be lost.
          if (hasShell) log.error({ err: error }, 'a part of the page failed to render');
        },
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
