/** The mark: a half rest on three staff lines. In music, a silence. */
export const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M2 6h20M2 12h20M2 18h20" stroke="currentColor" strokeWidth="1.25" fill="none" />
    <rect x="7.5" y="7" width="9" height="5" fill="currentColor" />
  </svg>
);
