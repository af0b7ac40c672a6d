import { useSearchParams } from '@remix-run/react';
import type { Slice } from '#app/lib/slice-of.ts';
import { Pager } from './pager.tsx';

/** Questions and outcomes of the page that is left. */
const passing = ['ask', 'line', 'done', 'confirm', 'id'];

/** The address of another page of a list of this page, at the place `hash`. */
export const useSliceLink = () => {
  const [search] = useSearchParams();
  return (name: string, page: number, hash: string) => {
    const next = new URLSearchParams(search);
    for (const each of passing) next.delete(each);
    next.set(name, String(page));
    return `?${next}#${hash}`;
  };
};

type Props = {
  slice: Slice;
  name: string;
  /** Where another page begins to be read, by its id; this pager itself where it stands above the list. */
  top?: string;
};

/** Beside a part of a long list: which part it is, and the ways to the others. Nothing where all is in sight. */
export const SlicePager = ({ slice, name, top = name }: Props) => {
  const linkTo = useSliceLink();
  const { page, pages, from, to, total } = slice;
  if (pages === 1) return null;
  return (
    <div id={name}>
      <Pager
        from={from + 1}
        to={to}
        total={total}
        previous={page > 1 ? linkTo(name, page - 1, top) : undefined}
        next={page < pages ? linkTo(name, page + 1, top) : undefined}
      />
    </div>
  );
};
