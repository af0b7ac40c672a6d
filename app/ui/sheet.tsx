import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';
import type { Stage } from './vocabulary.ts';

/** A sheet of paper: dashed while it can change, ruled in ink once final. */
export const Sheet = ({
  stage,
  pad = false,
  className,
  ...rest
}: ComponentProps<'div'> & { stage?: Stage; pad?: boolean }) => (
  <div {...rest} className={classes('sheet', pad && 'pad', className)} data-stage={stage} />
);

type FoldProps = {
  summary: ReactNode;
  icon?: IconName;
  open?: boolean;
  className?: string;
  children: ReactNode;
};

/** A part that folds, with the browser's own element. */
export const Fold = ({ summary, icon, open, className, children }: FoldProps) => (
  <details className={classes('fold', className)} open={open}>
    <summary>
      {icon && <Icon name={icon} />}
      <span>{summary}</span>
      <Icon name="chevron-down" className="chev" />
    </summary>
    {children}
  </details>
);
