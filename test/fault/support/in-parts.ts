import type { Lab, Part, Row } from './scenario.ts';

/**
 * A long run in parts of `size`, each on a database of its own with a seed of its own, told as soon as it is over:
 * `--only` repeats one of them, named by how many came before it.
 */
export async function* inParts(
  lab: Lab,
  size: number,
  run: (part: Lab) => Promise<Row>,
): AsyncGenerator<Row> {
  for (let done = 0; done < lab.size; done += size) {
    if (lab.only && lab.only !== `${done}`) continue;
    const part = { ...lab, seed: lab.seed + done, size: Math.min(size, lab.size - done) };
    const { what, broken, ...row } = await run(part);
    const named = lab.size > size ? `${what}, from ${done}` : what;
    yield { ...row, what: named, broken: broken.map((each) => ({ ...each, case: `${done}` })) };
  }
}

/** The parts that `inParts` makes of `all`. */
export const partsOf = (all: number, size: number, seconds: number): Part[] =>
  Array.from({ length: Math.ceil(all / size) }, (_, index) => ({ only: `${index * size}`, seconds }));
