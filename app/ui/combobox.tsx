import { type ComponentPropsWithoutRef, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Input } from './input.tsx';

export type Option = { value: string; label: string; detail: string };

type Props = Omit<ComponentPropsWithoutRef<'input'>, 'role' | 'list'> & {
  desk?: boolean;
  /** What matches a text, best first; null where nobody answers. */
  find: (text: string, signal: AbortSignal) => Promise<readonly Option[] | null>;
  onPick: (option: Option) => void;
  /** The name of the list, and what is said of how much was found. */
  words: { list: string; found: (count: number) => string };
};

/** Keys come faster than this while somebody types on. */
const pauseMs = 150;

/**
 * A field that finds while one types, as the ARIA pattern has it: arrows choose, Enter takes, Esc closes. The first match is
 * chosen by itself; Enter before the answer takes it only if it is the only one. Without a script it is a text of its form.
 */
export const Combobox = ({ find, onPick, words, ...input }: Props) => {
  const listId = useId();
  const found = useFound(find, onPick);
  const { options, active, isOpen, hasAnswer } = found;
  const current = isOpen ? options[active] : undefined;
  return (
    <div className="combo">
      <Input
        autoComplete="off"
        spellCheck={false}
        {...input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isOpen && options.length > 0}
        aria-controls={listId}
        aria-activedescendant={current && `${listId}-${active}`}
        onInput={({ currentTarget }) => found.ask(currentTarget.value)}
        onKeyDown={found.onKeyDown}
        onBlur={found.close}
      />
      <div role="listbox" id={listId} aria-label={words.list} hidden={!isOpen || options.length === 0}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option that is chosen
          <div
            key={option.value}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => found.take(option)}
          >
            <b>{option.label}</b>
            <small>{option.detail}</small>
          </div>
        ))}
      </div>
      <p role="status" className={isOpen && hasAnswer && options.length === 0 ? 'small muted' : 'vh'}>
        {isOpen && hasAnswer && words.found(options.length)}
      </p>
    </div>
  );
};

function useFound(find: Props['find'], onPick: Props['onPick']) {
  const [options, setOptions] = useState<readonly Option[]>([]);
  const [active, setActive] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [hasAnswer, setAnswer] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef<AbortController>(undefined);
  /** What is typed has no answer yet; Enter was pressed meanwhile. */
  const waits = useRef(false);
  const isWanted = useRef(false);

  const stop = () => {
    clearTimeout(timer.current);
    asked.current?.abort();
    waits.current = false;
    isWanted.current = false;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field goes
  useEffect(() => stop, []);

  const close = () => setOpen(false);
  const take = (option: Option) => {
    stop();
    close();
    onPick(option);
  };
  const ask = (typed: string) => {
    const text = typed.trim();
    stop();
    if (text === '') return close();
    waits.current = true;
    timer.current = setTimeout(async () => {
      const controller = new AbortController();
      asked.current = controller;
      const answer = await find(text, controller.signal).catch(() => null);
      if (controller.signal.aborted) return;
      const isTaken = isWanted.current && answer?.length === 1 && answer[0];
      waits.current = false;
      isWanted.current = false;
      if (isTaken) return take(isTaken);
      setOptions(answer ?? []);
      setAnswer(answer !== null);
      setActive(0);
      setOpen(answer !== null);
    }, pauseMs);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const count = options.length;
    const chosen = isOpen ? options[active] : undefined;
    if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'ArrowDown' && count > 0) {
      if (isOpen) setActive((active + 1) % count);
      setOpen(true);
    } else if (event.key === 'ArrowUp' && count > 0) {
      if (isOpen) setActive((active - 1 + count) % count);
      setOpen(true);
    } else if (event.key === 'Enter' && waits.current) isWanted.current = true;
    else if (event.key === 'Enter' && chosen) take(chosen);
    else return;
    event.preventDefault();
  };
  return { options, active, isOpen, hasAnswer, ask, close, take, onKeyDown };
}
