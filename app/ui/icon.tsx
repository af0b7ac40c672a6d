import { classes } from './classes.ts';
import { type IconName, icons } from './icons.ts';

type Props = { name: IconName; size?: 16 | 20 | 24; className?: string };

/** A decoration beside words, hidden from assistive tech: a button with an icon only carries an `aria-label`. */
export const Icon = ({ name, size, className }: Props) => {
  const Drawing = icons[name];
  return (
    <Drawing
      className={classes('ico', size && `ico-${size}`, className)}
      strokeWidth={size === 24 ? 1.5 : 1.75}
      aria-hidden="true"
      focusable="false"
    />
  );
};
