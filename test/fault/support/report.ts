import type { Row } from './scenario.ts';

/** A table in Markdown, as README.md shows it. */
export function printTable(rows: Row[]): string {
  const cells = rows.map(({ what, count, broken, ms, measured = '' }) => [
    what,
    String(count),
    String(broken.length),
    `${(ms / 1000).toFixed(1)} s`,
    measured,
  ]);
  const head = ['what', 'how many', 'broken', 'time', 'measured'];
  const lines = [head, head.map(() => '---'), ...cells];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}
