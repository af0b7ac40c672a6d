import { Icon } from './icon.tsx';
import { Input } from './input.tsx';

/** The search of a list: a plain GET, so that what is found has an address. */
export const SearchField = ({
  label,
  placeholder,
  value,
}: {
  label: string;
  placeholder: string;
  value: string;
}) => {
  return (
    <div className="search">
      <Icon name="search" />
      <label className="vh" htmlFor="q">
        {label}
      </label>
      <Input
        desk
        id="q"
        type="search"
        name="q"
        placeholder={placeholder}
        defaultValue={value}
        maxLength={100}
        key={value}
      />
      <kbd>/</kbd>
    </div>
  );
};
