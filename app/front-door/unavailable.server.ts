import type { ServerBuild } from '@remix-run/node';
import { isUnavailable } from '#db/unavailable.ts';
import { isUnstorable } from '#db/unstorable.ts';
import { isUnknownMachine } from '#workflows/engine/unknown-machine.ts';

/** What a 503 asks whoever gets it to wait before the next try, in seconds. */
export const retryAfter = '5';

/** What the error page is told of a form: its transaction may have been committed before the connection broke. */
const unsure = 'unsure';

type Handler = (
  args: { request: Request; context: { log: { warn: (what: object, words: string) => void } } },
  ...rest: unknown[]
) => unknown;

const guard =
  (handle: Handler, isAction: boolean): Handler =>
  async (args, ...rest) => {
    try {
      return await handle(args, ...rest);
    } catch (error) {
      if (isUnstorable(error)) throw new Response(null, { status: 400 });
      const isNewer = isUnknownMachine(error);
      if (!isNewer && !isUnavailable(error)) throw error;
      args.context.log.warn({ err: error }, isNewer ? 'of a newer release' : 'the database does not answer');
      throw new Response(isAction ? unsure : null, { status: 503, headers: { 'Retry-After': retryAfter } });
    }
  };

/**
 * The same application, in which a loader or action that cannot reach the database, or meets a workflow of a release newer
 * than this process, throws a 503 instead of an error: the error page then says that it will be back, and nothing is taken
 * for a mistake of ours. Text that no database can hold is a 400.
 */
export function answerOutages(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const guarded = {
      ...(loader && { loader: guard(loader as Handler, false) }),
      ...(action && { action: guard(action as Handler, true) }),
    };
    return [id, { ...route, module: { ...route.module, ...guarded } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
