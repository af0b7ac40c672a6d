import { type ComponentPropsWithoutRef, forwardRef } from 'react';
import { classes } from './classes.ts';

type Desk = {
  /** The console's 36 px. */
  desk?: boolean;
};

const look = (desk: boolean | undefined, className: string | undefined, extra?: string) =>
  classes('input', desk && 'input--desk', extra, className);

export const Input = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'> & Desk>(
  ({ desk, className, ...rest }, ref) => <input {...rest} ref={ref} className={look(desk, className)} />,
);

/** Amounts, quantities, dates: tabular figures, at the right in the console. */
export const NumberInput = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'> & Desk>(
  ({ desk, className, ...rest }, ref) => (
    <input
      inputMode="decimal"
      {...rest}
      data-number=""
      ref={ref}
      autoComplete="off"
      className={look(desk, className, 'num')}
    />
  ),
);

export const TextArea = forwardRef<HTMLTextAreaElement, ComponentPropsWithoutRef<'textarea'> & Desk>(
  ({ desk, className, ...rest }, ref) => <textarea {...rest} ref={ref} className={look(desk, className)} />,
);

export const Select = forwardRef<HTMLSelectElement, ComponentPropsWithoutRef<'select'> & Desk>(
  ({ desk, className, ...rest }, ref) => <select {...rest} ref={ref} className={look(desk, className)} />,
);
