/** The pattern of what silence decided. One in each drawing, so that a drawing stands by itself. */
export const Hatch = () => (
  <defs>
    <pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className="hatch__paper" width="6" height="6" />
      <path className="hatch__line" d="M0 0v6" />
    </pattern>
  </defs>
);
