import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

/** What was just done, at the foot of the page, with its undo if there is one. Stays until the next page. */
export const Toast = ({
  icon = 'check',
  children,
  action,
}: {
  icon?: IconName;
  children: ReactNode;
  action?: ReactNode;
}) => (
  <div className="toast" role="status">
    <Icon name={icon} />
    <span>{children}</span>
    {action}
  </div>
);
