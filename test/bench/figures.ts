/** One measurement. `ratio` is value over the value of `against` for the same metric in the same run. */
export type Figure = {
  bench: string;
  subject: string;
  metric: string;
  unit: string;
  value: number;
  ratio: number | null;
  against: string | null;
};

type Measured = Omit<Figure, 'ratio' | 'against'>;

/** Compares every figure of a metric with `against`'s; null where that was not measured. */
export function withRatios(measured: Measured[], against: string): Figure[] {
  return measured.map((figure) => {
    const base = measured.find((each) => each.subject === against && each.metric === figure.metric);
    const ratio = base && base.value !== 0 ? figure.value / base.value : null;
    return { ...figure, ratio, against: base ? against : null };
  });
}

/** A Markdown table, one row a subject, one column a metric, each with its ratio. */
export function printTable(figures: Figure[]): string {
  const metrics = [...new Map(figures.map((figure) => [figure.metric, figure.unit])).entries()];
  const subjects = [...new Set(figures.map((figure) => figure.subject))];
  const cell = (subject: string, metric: string) => {
    const figure = figures.find((each) => each.subject === subject && each.metric === metric);
    if (!figure) return '–';
    const value = figure.value >= 100 ? Math.round(figure.value) : Number(figure.value.toPrecision(3));
    return figure.ratio === null ? String(value) : `${value} (${figure.ratio.toPrecision(3)})`;
  };
  const against = figures.find((figure) => figure.against)?.against;
  const head = ['subject', ...metrics.map(([metric, unit]) => (unit ? `${metric}, ${unit}` : metric))];
  const rows = subjects.map((subject) => [subject, ...metrics.map(([metric]) => cell(subject, metric))]);
  return [
    ...(against ? [`In brackets: times ${against}.`, ''] : []),
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
