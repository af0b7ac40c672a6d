import { useRevalidator } from '@remix-run/react';
import { useEffect, useRef, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import type { BulkResult } from '../bulk/bulk-run.server.ts';
import type { MonthEndStep } from './month-end.server.ts';

const lookEveryMs = 1500;

export type MonthEndRun = {
  total: number;
  done: number;
  refused: BulkResult[];
  state: 'runs' | 'ended' | 'lost';
};

/** Sends off everything that is ready, a set at a time, and looks how far the PDFs are while some are missing. */
export function useMonthEnd(isSetting: boolean) {
  const [run, setRun] = useState<MonthEndRun | null>(null);
  const isRunning = useRef(false);
  const { revalidate } = useRevalidator();

  useEffect(() => {
    if (!isSetting) return;
    const timer = setInterval(revalidate, lookEveryMs);
    return () => clearInterval(timer);
  }, [isSetting, revalidate]);

  const start = async (total: number) => {
    if (isRunning.current) return;
    isRunning.current = true;
    let sofar: MonthEndRun = { total, done: 0, refused: [], state: 'runs' };
    let after: string | null = '';
    setRun(sofar);
    while (after !== null) {
      const step = await send(after);
      if (!step) {
        setRun({ ...sofar, state: 'lost' });
        break;
      }
      after = step.next;
      sofar = {
        ...sofar,
        done: sofar.done + step.done,
        refused: [...sofar.refused, ...step.refused],
        state: after === null ? 'ended' : 'runs',
      };
      setRun(sofar);
      revalidate();
    }
    isRunning.current = false;
  };
  return { run, start };
}

async function send(after: string): Promise<MonthEndStep | null> {
  const body = new FormData();
  body.set('after', after);
  const answer = await fetch(paths.monthEndSteps(), { method: 'POST', body }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as MonthEndStep) : null;
}
