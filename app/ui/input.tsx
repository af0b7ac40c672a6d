import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent } from 'react';
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

/**
 * A click into a number selects it, as Tab does: what is typed takes its place. One that has the focus already, or of which
 * the press marked a part, is left to the mouse.
 */
const selectOnClick = {
  onMouseDown: ({ currentTarget }: MouseEvent<HTMLInputElement>) => {
    currentTarget.dataset.entered = String(document.activeElement !== currentTarget);
  },
  onClick: ({ currentTarget }: MouseEvent<HTMLInputElement>) => {
    const isMarked = currentTarget.selectionStart !== currentTarget.selectionEnd;
    if (currentTarget.dataset.entered === 'true' && !isMarked) currentTarget.select();
    delete currentTarget.dataset.entered;
  },
};

/** Amounts, quantities, dates: tabular figures, at the right in the console. */
export const NumberInput = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'> & Desk>(
  ({ desk, className, ...rest }, ref) => (
    <input
      inputMode="decimal"
      {...rest}
      {...selectOnClick}
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
