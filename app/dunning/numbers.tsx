/** Numbers of documents after another, none broken at its dashes. */
export const Numbers = ({ of }: { of: readonly string[] }) =>
  of.map((number, index) => (
    <span key={number}>
      {index > 0 && ', '}
      <span className="num">{number}</span>
    </span>
  ));
