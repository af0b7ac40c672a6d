import { type ReactNode, useEffect, useState } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import type { Stage } from './vocabulary.ts';

export type TraceEntry = {
  id: string;
  icon: IconName;
  /** Before approval: pencil. */
  stage: Stage;
  tone?: 'pen' | 'red';
  /** From one state to another; without `to`, something that changed no state. */
  from: ReactNode;
  to?: ReactNode;
  reason?: ReactNode;
  actor: ReactNode;
  /** Role and channel: « gérant, lien personnel ». */
  role?: ReactNode;
  at: string;
  when: ReactNode;
  /** SHA-256, hexadecimal. */
  hash: string;
};

/** `50a4 15d2 6eea … 808d`: enough to compare by eye; the whole is in the title. */
export const shortHash = (hash: string) =>
  `${hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')} … ${hash.slice(-4)}`;

/** A hash as people compare it; with a script, a press copies the whole of it. */
export const Proof = ({ hash }: { hash: string }) => {
  const t = useT();
  const [state, setState] = useState<'plain' | 'ready' | 'copied'>('plain');
  useEffect(() => setState('ready'), []);
  if (state === 'plain') {
    return (
      <span className="proof" title={hash}>
        {shortHash(hash)}
      </span>
    );
  }
  const copy = () =>
    navigator.clipboard.writeText(hash).then(
      () => setState('copied'),
      () => {},
    );
  return (
    <button
      type="button"
      className="proof proof--copy"
      title={hash}
      aria-label={`${t('do.copy')} ${t('trace.fingerprint')} ${shortHash(hash)}`}
      onClick={copy}
      onBlur={() => setState('ready')}
    >
      {shortHash(hash)}
      <span aria-live="polite">{state === 'copied' && ` ${t('do.copied')}`}</span>
    </button>
  );
};

const Entry = ({ entry, isCut }: { entry: TraceEntry; isCut: boolean }) => {
  const t = useT();
  return (
    <li data-stage={entry.stage} data-tone={entry.tone} data-cut={isCut || undefined}>
      {isCut && <span className="cut">{t('trace.before')}</span>}
      <span className="trace__dot">
        <Icon name={entry.icon} />
      </span>
      <div className="ev">
        <div>
          <div className="ev__t">
            {entry.to === undefined ? (
              <>
                <span>{entry.from}</span>
                <span className="from">{t('trace.unchanged')}</span>
              </>
            ) : (
              <>
                <span className="from">{entry.from}</span>
                <Icon name="arrow-right" />
                <span>{entry.to}</span>
              </>
            )}
          </div>
          {entry.reason && <p>{entry.reason}</p>}
        </div>
        <div className="who">
          <b>{entry.actor}</b>
          {entry.role}
        </div>
        <div className="when">
          <time dateTime={entry.at}>{entry.when}</time>
          <Proof hash={entry.hash} />
        </div>
      </div>
    </li>
  );
};

/** Every step of a document, newest first: dashed before approval, solid after, with the line between. */
export const Trace = ({ entries }: { entries: readonly TraceEntry[] }) => (
  <ol className="trace">
    {entries.map((entry, index) => (
      <Entry
        key={entry.id}
        entry={entry}
        isCut={entry.stage === 'pencil' && index > 0 && entries[index - 1]?.stage === 'ink'}
      />
    ))}
  </ol>
);
