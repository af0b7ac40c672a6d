import type { ReactNode } from 'react';
import { classes } from './classes.ts';

type Props = {
  /** Formatted; never wrapped nor cut. */
  children: ReactNode;
  /** The amount a page is about. */
  hero?: boolean;
  /** The double rule: for the amount due only. */
  due?: boolean;
};

/** Of more than a hundred million: too wide for a telephone in the size of the others. */
const isLong = (amount: ReactNode) => typeof amount === 'string' && amount.length > 13;

export const Amount = ({ children, hero, due = true }: Props) => (
  <p className={classes('amount', hero && 'amount--hero', isLong(children) && 'amount--long')}>
    <span className={classes('num', due && 'due')}>{children}</span>
  </p>
);

/** Time left in the big serif, with its words before: « Il vous reste 19 h 07 ». */
export const Countdown = ({
  label,
  children,
  dateTime,
}: {
  label: ReactNode;
  children: ReactNode;
  dateTime?: string;
}) => (
  <p className="countdown">
    <span>{label}</span> <b>{dateTime ? <time dateTime={dateTime}>{children}</time> : children}</b>
  </p>
);
