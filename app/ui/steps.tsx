import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

export type Step = { icon: IconName; what: ReactNode; when?: ReactNode };

/** What was done or will happen by itself, in order. */
export const Steps = ({ steps }: { steps: readonly Step[] }) => (
  <ol className="steps">
    {steps.map(({ icon, what, when }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
      <li key={index}>
        <Icon name={icon} />
        <span>{what}</span>
        {when && <span className="when">{when}</span>}
      </li>
    ))}
  </ol>
);
