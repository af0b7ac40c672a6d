import { type ComponentPropsWithoutRef, type ReactNode, useEffect, useRef } from 'react';
import { classes } from './classes.ts';

type CheckProps = Omit<ComponentPropsWithoutRef<'input'>, 'type'> & {
  children?: ReactNode;
  /** Some of what it stands for is checked. */
  mixed?: boolean;
  desk?: boolean;
};

/** A checkbox with its words. Without words, give an `aria-label`. */
export const Check = ({ children, mixed, desk, className, ...rest }: CheckProps) => {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = Boolean(mixed);
  }, [mixed]);
  return (
    <label className={classes('check', desk && 'check--desk', className)}>
      <input {...rest} ref={input} type="checkbox" />
      {children && <span>{children}</span>}
    </label>
  );
};

/** On or off, at once: for a setting of the view, not for an answer in a form. */
export const Switch = ({ children, desk, className, ...rest }: Omit<CheckProps, 'mixed'>) => (
  <label className={classes('check switch', desk && 'check--desk', className)}>
    {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says whether it is checked */}
    <input {...rest} type="checkbox" role="switch" />
    <span>{children}</span>
  </label>
);
