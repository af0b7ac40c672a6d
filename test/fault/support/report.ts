import type { Row } from './scenario.ts';

/** A table in Markdown, as README.md of this folder shows it, line by line. */
export const tableHead = [
  '| what | how many | broken | time | measured |',
  '| --- | --- | --- | --- | --- |',
].join('\n');

export const tableLine = ({ what, count, broken, ms, measured = '' }: Row): string =>
  `| ${[what, count, broken.length, `${(ms / 1000).toFixed(1)} s`, measured].join(' | ')} |`;
