import { useEffect, useState } from 'react';

/** What went wrong; the words are in `account:passkeys.error`. */
export type PasskeyError = 'cancelled' | 'wrong' | 'locked' | 'known' | 'failed' | 'name';
export type PasskeyState =
  | { kind: 'unsupported' | 'ready' | 'busy' }
  | { kind: 'error'; error: PasskeyError };

type Answer = { to?: string; error?: PasskeyError; options?: unknown };

/** Posts to a route of ours that answers a script. */
async function post(action: string, fields: Record<string, string>): Promise<Answer> {
  const response = await fetch(action, { method: 'POST', body: new URLSearchParams(fields) });
  return (await response.json()) as Answer;
}

/** Errors of the browser's, by the names that the standard gives them (WebAuthn 3, 5.1.3). */
function errorOf(error: unknown): PasskeyError {
  const { name } = error as { name?: string };
  if (name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'failed';
}

type Call = {
  action: string;
  /** Asks for what is to be signed. */
  ask: string;
  /** Gives the answer. */
  give: string;
  kind: 'create' | 'get';
  /** Goes on here once the answer was taken, instead of loading a page anew: nothing typed is lost. */
  onGiven?: () => void;
};

/**
 * Asks the device for a passkey, or for a signature of one, and sends its answer. Where browser or scripts are missing
 * the state stays `unsupported` and nothing is offered. Afterwards the page of the answer's `to` is loaded anew, or
 * `onGiven` called.
 */
export function usePasskey({ action, ask, give, kind, onGiven }: Call) {
  const [state, setState] = useState<PasskeyState>({ kind: 'unsupported' });
  useEffect(() => {
    if (typeof window.PublicKeyCredential === 'function') setState({ kind: 'ready' });
  }, []);
  const run = async (fields: Record<string, string> = {}) => {
    setState({ kind: 'busy' });
    try {
      // Loaded when it is needed: most people sign in without.
      const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser');
      const asked = await post(action, { ...fields, do: ask });
      if (asked.to) return window.location.assign(asked.to);
      if (asked.error) return setState({ kind: 'error', error: asked.error });
      const optionsJSON = asked.options as never;
      const signed =
        kind === 'create'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON });
      const given = await post(action, { ...fields, do: give, response: JSON.stringify(signed) });
      if (given.to && onGiven) {
        setState({ kind: 'ready' });
        return onGiven();
      }
      if (given.to) return window.location.assign(given.to);
      setState({ kind: 'error', error: given.error ?? 'failed' });
    } catch (error) {
      setState({ kind: 'error', error: errorOf(error) });
    }
  };
  return { state, run };
}
