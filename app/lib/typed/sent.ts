import { notDoneHeader, pageHeader } from './headers.ts';
import type { Place } from './shelf.ts';

/** A form on its way: `path` is where it goes, `page` the address it stands on. */
export type Sent = {
  form: HTMLFormElement;
  submitter: HTMLElement | null;
  path: string;
  page: string;
  place: Place;
  /** It asks what would come of it, and does nothing yet. */
  isTry: boolean;
};

export type Hears = {
  /** The form that was sent last and has not been seen on its way yet, if this is what it sends; taken once. */
  take: (path: string, body: RequestInit['body']) => Sent | null;
  /** No answer came. `isOffline`: the browser has no network, so nothing left it. */
  onUnsent: (sent: Sent, isOffline: boolean) => void;
  /** The server answered; `isDone` when it did what was asked. */
  onAnswered: (sent: Sent, isDone: boolean) => void;
  /** It answered anything at all: the session was used just now. */
  onHeard: () => void;
};

type Fetch = typeof fetch;

/**
 * What stands between the router and the network, which Remix gives no other place for. A form that no answer came for would
 * become an error page, and what was typed with it: here it goes on waiting, its page stays as it is, and whoever sends the form
 * again or goes elsewhere ends the waiting (the router aborts what it no longer wants).
 */
export function watched(real: Fetch, hears: Hears, isOnline: () => boolean): Fetch {
  return async (input, init) => {
    const sent =
      init?.method === 'POST' && input instanceof URL ? hears.take(pathOf(input), init.body) : null;
    if (!sent || !init) {
      const answer = await real(input, init);
      if (answer.status !== 401) hears.onHeard();
      return answer;
    }
    const headers = new Headers(init.headers);
    headers.set(pageHeader, sent.page);
    const answer = await real(input, { ...init, headers }).catch((error: unknown) => {
      if (init.signal?.aborted) throw error;
      hears.onUnsent(sent, !isOnline());
      return untilAborted(init.signal);
    });
    hears.onHeard();
    hears.onAnswered(sent, answer.status < 400 && !answer.headers.has(notDoneHeader) && !sent.isTry);
    return answer;
  };
}

const untilAborted = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, fail) => {
    signal?.addEventListener('abort', () => fail(signal.reason), { once: true });
  });

/** The page or act that the router asks for by `/path.data`. */
const pathOf = ({ pathname }: URL) => (pathname === '/_root.data' ? '/' : pathname.replace(/\.data$/, ''));
