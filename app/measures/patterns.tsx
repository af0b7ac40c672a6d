/** How drawings about money are filled, once a page: the older, the fuller; what is promised hatched. */
export const Patterns = () => (
  <svg className="patterns" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="m-light" {...tile(8)}>
        <path className="pattern-line" d="M0 0v8" strokeWidth="1.5" />
      </pattern>
      <pattern id="m-hatch" {...tile(6)}>
        <path className="pattern-line" d="M0 0v6" strokeWidth="2" />
      </pattern>
      <pattern id="m-dense" {...tile(4)}>
        <path className="pattern-line" d="M0 0v4" strokeWidth="2.4" />
      </pattern>
      <pattern id="m-cross" {...tile(6)}>
        <path className="pattern-line" d="M0 0v6M0 0h6" strokeWidth="2.2" />
      </pattern>
    </defs>
  </svg>
);

const tile = (size: number) =>
  ({ width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' }) as const;

export const Swatch = ({ fill }: { fill: string }) => (
  <svg className="swatch" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
    <rect className={`f-${fill}`} x=".5" y=".5" width="13" height="13" />
  </svg>
);
