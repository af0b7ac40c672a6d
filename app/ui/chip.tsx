import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from './icon.tsx';
import { type Special, type Status, specialIcons, vocabulary } from './vocabulary.ts';

/** The state of something, by its name in the code. `children` replaces the word where the reader needs another. */
export const Chip = ({ status, children }: { status: Status; children?: ReactNode }) => {
  const t = useT();
  const { icon, stage, tone } = vocabulary[status];
  return (
    <span className="chip" data-status={status} data-stage={stage} data-tone={tone}>
      <Icon name={icon} />
      {children ?? t(`status:${status}`)}
    </span>
  );
};

/** What is special about a document. Never coloured: it informs, it does not alarm. */
export const Flag = ({ special, children }: { special: Special; children?: ReactNode }) => {
  const t = useT();
  return (
    <span className="flag" data-special={special}>
      <Icon name={specialIcons[special]} />
      {children ?? t(`status:special.${special}`)}
    </span>
  );
};
