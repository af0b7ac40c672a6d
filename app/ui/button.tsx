import { Link, type LinkProps } from '@remix-run/react';
import type { ComponentPropsWithRef, MouseEvent, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icons.ts';

type Look = {
  /** One primary per view. */
  look?: 'primary' | 'quiet' | 'danger';
  /** 52 px for the decision, 36 px in the console, 44 px otherwise. */
  size?: 'lg' | 'desk';
  block?: boolean;
  icon?: IconName;
  /** Only the icon is seen: the words become the name for assistive tech. */
  iconOnly?: string;
  /** A keyboard shortcut, shown. */
  shortcut?: string;
  /** How many of the selection this applies to: `1/3`. */
  tally?: string;
};

const lookOf = ({ look, size, block, iconOnly }: Look, className?: string) =>
  classes(
    'btn',
    look && `btn--${look}`,
    size && `btn--${size}`,
    block && 'btn--block',
    iconOnly && 'btn--icon',
    className,
  );

const Inside = ({ icon, shortcut, tally, children }: Look & { children: ReactNode }) => (
  <>
    {icon && <Icon name={icon} />}
    {children}
    {tally && <span className="tally">{tally}</span>}
    {shortcut && <kbd>{shortcut}</kbd>}
  </>
);

type ButtonProps = Look &
  Omit<ComponentPropsWithRef<'button'>, 'size' | 'disabled'> & {
    /** Why it can't be pressed now. It keeps the focus and says so; never `disabled`, which says nothing. */
    blocked?: string | false;
    /** The answer is on its way: the icon turns and a second press does nothing. */
    busy?: boolean;
  };

const stop = (event: MouseEvent) => event.preventDefault();

/** A button. `type="submit"` by default, as most stand in a form. */
export const Button = ({
  look,
  size,
  block,
  icon,
  iconOnly,
  shortcut,
  tally,
  blocked,
  busy,
  className,
  children,
  id,
  onClick,
  type = 'submit',
  ...rest
}: ButtonProps) => {
  const whyId = blocked && id ? `${id}-why` : undefined;
  const inert = Boolean(blocked) || busy;
  return (
    <>
      <button
        {...rest}
        id={id}
        // Without a script a blocked submit must still not send: it turns into a plain button.
        type={blocked ? 'button' : type}
        className={lookOf({ look, size, block, iconOnly }, className)}
        aria-label={iconOnly ?? rest['aria-label']}
        aria-disabled={Boolean(blocked) || undefined}
        aria-busy={busy || undefined}
        aria-describedby={whyId ?? rest['aria-describedby']}
        aria-keyshortcuts={shortcut}
        title={blocked || undefined}
        onClick={inert ? stop : onClick}
      >
        <Inside icon={busy ? 'loader-circle' : icon} shortcut={shortcut} tally={tally}>
          {children}
        </Inside>
      </button>
      {whyId && (
        <span className="vh" id={whyId}>
          {blocked}
        </span>
      )}
    </>
  );
};

/** A link that looks like a button. Give files `reloadDocument`; `tel:` and `mailto:` leave the router by themselves. */
export const LinkButton = ({
  look,
  size,
  block,
  icon,
  iconOnly,
  shortcut,
  tally,
  className,
  children,
  ...rest
}: Look & Omit<LinkProps, 'size'>) => {
  return (
    <Link
      {...rest}
      className={lookOf({ look, size, block, iconOnly }, className)}
      aria-label={iconOnly ?? rest['aria-label']}
      aria-keyshortcuts={shortcut}
    >
      <Inside icon={icon} shortcut={shortcut} tally={tally}>
        {children}
      </Inside>
    </Link>
  );
};
