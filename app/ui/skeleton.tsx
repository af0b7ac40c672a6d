import { useT } from '#app/lib/use-t.tsx';
import { Sheet } from './sheet.tsx';

/** Lines at their real height inside the real sheet, while a part of a page is on its way. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <Sheet pad className="skeleton" role="status" aria-busy="true">
    <span className="vh">{useT()('loading')}</span>
    {Array.from({ length: lines }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: identical lines without identity
      <div key={index} className="skel" />
    ))}
  </Sheet>
);
