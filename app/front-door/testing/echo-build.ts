import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node';

/** What reached the application, in the order in which it did. */
export type Reached = {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: number;
  from: string;
};

/** An application of a few resources that note what they were given, for looking at what stands before it. */
export function echoBuild(reached: Reached[]): ServerBuild {
  const echo = async ({ request, context }: LoaderFunctionArgs | ActionFunctionArgs) => {
    const { method, url } = request;
    const body = method === 'POST' ? (await request.arrayBuffer()).byteLength : 0;
    const headers = Object.fromEntries(request.headers);
    const call = { method, url, headers, body, from: context.clientAddress };
    reached.push(call);
    return Response.json(call);
  };
  const page = { default: () => null, loader: echo, action: echo };
  const resource = { loader: echo, action: echo };
  const route = (id: string, path: string, module: object) => ({ id, path, parentId: 'root', module });
  const empty = { module: '', imports: [] };
  return {
    assets: { entry: empty, routes: {}, url: '', version: '1' },
    assetsBuildDirectory: 'build/client',
    basename: '/',
    entry: {
      module: {
        default: (_: Request, status: number) =>
          new Response('page', { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } }),
        handleError: () => undefined,
      },
    },
    future: { v3_singleFetch: true },
    isSpaMode: false,
    mode: 'test',
    publicPath: '/',
    routes: {
      root: { id: 'root', path: '', module: { default: () => null } },
      page: route('page', 'page', page),
      resource: route('resource', 'resource', resource),
      upload: route('upload', 'invoices/import', resource),
      webhook: route('webhook', 'webhooks/resend', resource),
      health: route('health', 'health', resource),
    },
  } as unknown as ServerBuild;
}
