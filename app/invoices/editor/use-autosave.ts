import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { dropCopies, entriesOf, writeCopy } from './draft-copy.ts';
import type { Conflict, SaveReply } from './save.server.ts';

/** Nothing typed for this long: it is worth saving. */
const idleMs = 2000;
/** The server did not answer: another try after this long. */
const retryMs = 10_000;

export type SaveState =
  | { name: 'saved' | 'dirty' | 'saving' | 'invalid' | 'offline' | 'signedOut' }
  | { name: 'conflict'; conflict: Conflict }
  | { name: 'refused'; text: string };

/** One version on the server, as the form knows it. */
type Saved = { version: number; at: string; held: string };

type Options = {
  id: string;
  /** Where what is typed is kept in this browser until it is saved. */
  copy: string;
  version: number;
  savedAt: string;
  held: string;
  now: string;
  form: RefObject<HTMLFormElement | null>;
  /** The form itself is on its way to the server, which saves it. */
  isPosting: boolean;
};

/** Saves the form after each pause. A save based on an older version is never an overwrite: it comes back as a conflict. */
export function useAutosave({
  id,
  copy,
  version: firstVersion,
  savedAt: firstSavedAt,
  held: firstHeld,
  now,
  form,
  isPosting,
}: Options) {
  const [state, setState] = useState<SaveState>({ name: 'saved' });
  const [saved, setSaved] = useState<Saved>({ version: firstVersion, at: firstSavedAt, held: firstHeld });
  const version = useRef(firstVersion);
  const held = useRef(firstHeld);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isDirty = useRef(false);
  const running = useRef<Promise<SaveState> | null>(null);
  const started = useRef(0);
  const kept = useRef<[string, string][]>([]);
  const posting = useRef(isPosting);
  posting.current = isPosting;
  const again = useRef<() => Promise<SaveState>>(undefined);

  const keep = useCallback(() => {
    if (!form.current) return;
    const at = new Date(Date.parse(now) + performance.now() - started.current).toISOString();
    kept.current = entriesOf(form.current);
    writeCopy(copy, { version: version.current, at, entries: kept.current });
  }, [form, copy, now]);

  const send = useCallback(async (): Promise<SaveState> => {
    if (!form.current) return { name: 'dirty' };
    const body = new FormData(form.current);
    body.set('version', String(version.current));
    body.set('held', held.current);
    isDirty.current = false;
    setState({ name: 'saving' });
    const reply = await post(paths.autosaveInvoice(id), body);
    if (reply.status === 'saved') {
      version.current = reply.version;
      held.current = reply.held;
      setSaved({ version: reply.version, at: reply.at, held: reply.held });
      if (!isDirty.current) dropCopies(copy);
      setState({ name: isDirty.current ? 'dirty' : 'saved' });
      return { name: 'saved' };
    }
    isDirty.current = true;
    const refused = stateOf(reply);
    setState(refused);
    if (reply.status === 'offline') timer.current = setTimeout(() => void again.current?.(), retryMs);
    return refused;
  }, [form, id, copy]);

  /** Saves at once, after a save that is under way. Resolves to `saved`, or to what kept the form from the server. */
  const save = useCallback(async (): Promise<SaveState> => {
    clearTimeout(timer.current);
    while (running.current) await running.current;
    if (!isDirty.current) return { name: 'saved' };
    running.current = send().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [send]);

  again.current = save;

  /** After a pause; while the form itself is on its way its version is not known yet, and the next pause is waited for. */
  const later = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (posting.current ? later() : void save()), idleMs);
  }, [save]);

  const touch = useCallback(() => {
    isDirty.current = true;
    // The same state again draws nothing anew.
    setState((before) =>
      before.name === 'conflict' || before.name === 'dirty' ? before : { name: 'dirty' },
    );
    keep();
    later();
  }, [keep, later]);

  /** What a post of the form was saved as: a press that comes before the page has it is judged against that. */
  const adopt = useCallback((own: Saved) => {
    version.current = own.version;
    held.current = own.held;
    setSaved(own);
  }, []);

  /** After a conflict: the form as it is, over the version the other person saved. */
  const keepMine = useCallback(
    (theirs: number) => {
      version.current = theirs;
      isDirty.current = true;
      return save();
    },
    [save],
  );

  useEffect(() => {
    started.current = performance.now();
    const onOnline = () => isDirty.current && void save();
    window.addEventListener('online', onOnline);
    return () => {
      window.removeEventListener('online', onOnline);
      clearTimeout(timer.current);
    };
  }, [save]);

  // Going to another page within the two seconds: what was typed goes along.
  useEffect(
    () => () => {
      if (!isDirty.current) return;
      const body = new FormData();
      for (const [name, value] of kept.current) body.append(name, value);
      body.set('version', String(version.current));
      body.set('held', held.current);
      void post(paths.autosaveInvoice(id), body).then(
        (reply) => reply.status === 'saved' && dropCopies(copy),
      );
    },
    [id, copy],
  );

  return { state, saved, version, held, touch, save, adopt, keepMine };
}

type Reply = SaveReply | { status: 'offline' } | { status: 'signedOut' };

async function post(to: string, body: FormData): Promise<Reply> {
  try {
    const response = await fetch(to, { method: 'POST', body, headers: { Accept: 'application/json' } });
    if (response.status === 401) return { status: 'signedOut' };
    // A draft that is not there says so in the same form.
    return response.ok || response.status === 404
      ? ((await response.json()) as SaveReply)
      : { status: 'offline' };
  } catch {
    return { status: 'offline' };
  }
}

function stateOf(reply: Exclude<Reply, { status: 'saved' }>): SaveState {
  if (reply.status === 'conflict') return { name: 'conflict', conflict: reply.conflict };
  if (reply.status === 'refused') return { name: 'refused', text: reply.text };
  return { name: reply.status };
}
