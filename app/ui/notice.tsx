import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

type NoticeTone = 'pen' | 'ochre' | 'red' | 'green';

const usual: Record<NoticeTone, IconName> = {
  pen: 'signature',
  ochre: 'triangle-alert',
  red: 'octagon-x',
  green: 'shield-check',
};

type Props = {
  /** pen: your decision · ochre: attention · red: a failure · green: proof verified. */
  tone?: NoticeTone;
  icon?: IconName;
  /** `alert` interrupts, `status` waits its turn; neither for what was on the page from the start. */
  role?: 'alert' | 'status';
  className?: string;
  /** Says what was just done: the focus goes here when what was pressed is gone. */
  told?: boolean;
  children: ReactNode;
};

export const Notice = ({ tone, icon, role, className, told, children }: Props) => (
  <div
    className={classes('notice', className)}
    data-tone={tone}
    role={role}
    {...(told && { 'data-told': '', tabIndex: -1 })}
  >
    <Icon name={icon ?? (tone ? usual[tone] : 'info')} />
    <div>{children}</div>
  </div>
);
