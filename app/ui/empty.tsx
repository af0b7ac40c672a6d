import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

type Props = {
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
};

/** Nothing here: one sentence, what comes next, one action. Empty because of filters says which, and offers to reset. */
export const Empty = ({ icon = 'inbox', title, children, action, className }: Props) => (
  <div className={classes('empty', className)}>
    <Icon name={icon} />
    <h2 className="h2">{title}</h2>
    {children && <p>{children}</p>}
    {action}
  </div>
);
