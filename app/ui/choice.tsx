import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { classes } from './classes.ts';

type Props = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & {
  children: ReactNode;
  detail?: ReactNode;
  /** 44 px instead of 52, without detail: several side by side. */
  small?: boolean;
};

/** One answer as a card: a native radio, so that arrows and forms work before any script. */
export const Choice = ({ children, detail, small, className, ...rest }: Props) => (
  <label className={classes('choice', small && 'choice--small', className)}>
    <span className="check">
      <input {...rest} type="radio" />
    </span>
    <span className={small ? 'small strong' : undefined}>
      {small ? children : <b>{children}</b>}
      {detail && <small>{detail}</small>}
    </span>
  </label>
);

/** The cards of one question; `columns` puts them side by side. Stands in a `Fieldset`. */
export const Choices = ({ children, columns }: { children: ReactNode; columns?: boolean }) => (
  <div className={columns ? 'pick' : 'choices'}>{children}</div>
);
