import { useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { nextChange, type SessionState, sessionState } from './session-clock.ts';

export type SessionClock = {
  state: SessionState;
  /** The server has just answered to this session. */
  heard: () => void;
  /** Uses the session, so that it goes on. */
  stay: () => Promise<void>;
};

/** How long a session of the office still lasts, as far as this browser knows: what one tab asks for keeps the others open too. */
export function useSessionClock(idleMs: number): SessionClock {
  const [state, setState] = useState<SessionState>('open');
  const usedAt = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const tabs = useRef<BroadcastChannel>();

  const look = useCallback(() => {
    clearTimeout(timer.current);
    const unused = Date.now() - usedAt.current;
    setState(sessionState(unused, idleMs));
    const next = nextChange(unused, idleMs);
    if (next !== null) timer.current = setTimeout(look, next);
  }, [idleMs]);

  const used = useCallback(() => {
    usedAt.current = Date.now();
    look();
  }, [look]);

  const heard = useCallback(() => {
    used();
    tabs.current?.postMessage('used');
  }, [used]);

  const stay = useCallback(async () => {
    const answer = await fetch(paths.stay(), { method: 'POST' }).catch(() => null);
    // Without a network nothing is known: the question stands.
    if (answer?.status === 401) setState('ended');
    else if (answer?.ok) heard();
  }, [heard]);

  useEffect(() => {
    used();
    const others = new BroadcastChannel('tacite:session');
    others.addEventListener('message', used);
    tabs.current = others;
    // A machine that slept has counted nothing.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer.current);
      others.close();
      document.removeEventListener('visibilitychange', look);
    };
  }, [used, look]);

  return { state, heard, stay };
}
