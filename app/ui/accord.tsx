import { useT } from '#app/lib/use-t.tsx';

/** « Bon pour accord » and its stroke: after an explicit approval only. It is a sign of it, not a signature. */
export const Accord = () => (
  <div className="accord">
    <p>{useT()('accord')}</p>
    <svg viewBox="0 0 176 24" aria-hidden="true" focusable="false">
      <path d="M3 15c8-14 15-13 13-4s-9 10-6 2 14-10 14-3-4 8 2 4 9-9 13-6-4 9 2 7 10-12 16-9-3 11 4 8 14-10 24-9 14 8 30 5 26-7 48-4" />
    </svg>
  </div>
);
