const longest = 90;
const step = 3;

/** Days past due on a ruler of ninety, a long line every thirty; the words beside it say the same. */
export const AgeRuler = ({ days }: { days: number }) => {
  const at = Math.min(days, longest);
  const ticks = Array.from({ length: longest / step + 1 }, (_, index) => index * step);
  return (
    <svg className="age-ruler" viewBox="0 0 154 14" aria-hidden="true" focusable="false">
      {ticks.map((day) => (
        <line
          key={day}
          className={day < at ? 'past' : 'ahead'}
          x1={x(day)}
          x2={x(day)}
          y1={day % 30 === 0 ? 1 : 6}
          y2="12"
        />
      ))}
      {at > 0 && <line className="now" x1={x(at)} x2={x(at)} y1="0" y2="14" />}
    </svg>
  );
};

const x = (day: number) => 2 + (day / longest) * 150;
