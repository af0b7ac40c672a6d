import { useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { nextChange, type SessionState, sessionState } from './session-clock.ts';

export type SessionClock = {
  state: SessionState;
  /** The server has just answered to this session. */
  heard: () => void;
  /** Uses the session, so that it goes on. */
  stay: () => Promise<void>;
  /** Its person knows that its life is nearly over. */
  told: () => void;
};

type Props = {
  idleMs: number;
  /** How much of the session's whole life was left when the server answered last. */
  leftMs: number;
};

/** A later end than this is that of another session: its person signed in again. */
const anotherMs = 60_000;

/** How long a session of the office still lasts, as far as this browser knows: what one tab asks for keeps the others open too. */
export function useSessionClock({ idleMs, leftMs }: Props): SessionClock {
  const [state, setState] = useState<SessionState>('open');
  const usedAt = useRef(0);
  const endsAt = useRef(0);
  const isTold = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const tabs = useRef<BroadcastChannel>();

  const look = useCallback(() => {
    clearTimeout(timer.current);
    const now = Date.now();
    const times = {
      unusedMs: now - usedAt.current,
      idleMs,
      leftMs: endsAt.current - now,
      isTold: isTold.current,
    };
    setState(sessionState(times));
    const next = nextChange(times);
    if (next !== null) timer.current = setTimeout(look, next);
  }, [idleMs]);

  const used = useCallback(
    (until: number) => {
      usedAt.current = Date.now();
      if (until > endsAt.current + anotherMs) isTold.current = false;
      endsAt.current = until;
      look();
    },
    [look],
  );

  const heard = useCallback(() => {
    used(endsAt.current);
    tabs.current?.postMessage(endsAt.current);
  }, [used]);

  const stay = useCallback(async () => {
    const answer = await fetch(paths.stay(), { method: 'POST' }).catch(() => null);
    // Without a network nothing is known: the question stands.
    if (answer?.status === 401) setState('ended');
    else if (answer?.ok) heard();
  }, [heard]);

  const told = useCallback(() => {
    isTold.current = true;
    look();
  }, [look]);

  useEffect(() => {
    const others = new BroadcastChannel('tacite:session');
    others.addEventListener('message', ({ data }) => used(typeof data === 'number' ? data : endsAt.current));
    tabs.current = others;
    // A machine that slept has counted nothing.
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer.current);
      others.close();
      document.removeEventListener('visibilitychange', look);
    };
  }, [used, look]);

  useEffect(() => {
    used(Date.now() + leftMs);
    tabs.current?.postMessage(endsAt.current);
  }, [used, leftMs]);

  return { state, heard, stay, told };
}
