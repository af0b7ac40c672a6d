import { type RefObject, useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { noticesId } from './editor-notices.tsx';
import { focusNextProblem } from './next-problem.ts';
import type { SaveState } from './use-autosave.ts';
import type { LiveState } from './use-live.ts';

/** Why a draft was not sent, as the bar says it. */
export type NotSent = 'problems' | 'offline' | 'conflict' | 'signedOut' | 'refused';

type Options = {
  form: RefObject<HTMLFormElement | null>;
  save: () => Promise<SaveState>;
  judge: () => LiveState;
  /** Problems that stand on other pages of the lines. */
  elsewhere: number;
  post: (act: string) => void;
};

/**
 * Sending: what was typed is saved, then judged as it stands in the form, then it goes, or the page says why not and goes
 * there. A press counts whenever it comes, also while a save is under way; a second one meanwhile does nothing.
 */
export function useSending({ form, save, judge, elsewhere, post }: Options) {
  const [notSent, setNotSent] = useState<NotSent | null>(null);
  const [tries, setTries] = useState(0);
  const [isUnderWay, setUnderWay] = useState(false);
  const isBusy = useRef(false);
  const latest = useRef({ judge, elsewhere, post });
  latest.current = { judge, elsewhere, post };

  const tell = (why: NotSent) => {
    flushSync(() => {
      setNotSent(why);
      setTries((before) => before + 1);
    });
    if (why === 'problems') focusNextProblem(form.current);
    else if (why !== 'offline') document.getElementById(noticesId)?.focus();
  };

  const send = async (act: string) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setUnderWay(true);
    setNotSent(null);
    const saved = await save();
    isBusy.current = false;
    setUnderWay(false);
    const { blocking, unreadable } = latest.current.judge();
    if (blocking + unreadable + latest.current.elsewhere > 0) return tell('problems');
    if (saved.name === 'saved') return latest.current.post(act);
    tell(reasonOf(saved));
  };
  /** Typing answers what was said. */
  const forget = useCallback(() => setNotSent(null), []);
  return { send, notSent, tries, isUnderWay, forget };
}

const reasonOf = ({ name }: SaveState): NotSent => {
  if (name === 'invalid') return 'problems';
  return name === 'saved' || name === 'dirty' || name === 'saving' ? 'offline' : name;
};
