type Props = { label: string; value: number; max: number; children: string };

/** How far something of many parts is, drawn and in words: in dashes until it is done, then solid. */
export const ProgressBar = ({ label, value, max, children }: Props) => (
  <div className="stack bulk-progress">
    <progress
      max={Math.max(1, max)}
      value={value}
      aria-label={label}
      data-full={(max > 0 && value >= max) || undefined}
    />
    <p role="status" className="num">
      {children}
    </p>
  </div>
);
