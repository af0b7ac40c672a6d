import { PassThrough, type Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { unpadded } from './unpadded.server.ts';

/** Many short values with letters of three bytes: some of them stand across the end of a block, wherever it begins. */
const page = (shift: number) => (
  <form title={'x'.repeat(shift)}>
    {Array.from({ length: 300 }, (_, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the list is never changed
      <input key={n} name={`n${n}`} defaultValue={`l’école n° ${n}, « Œuvre »`} />
    ))}
  </form>
);

const drawn = (shift: number, through: Transform): Promise<string> => {
  const { pipe } = renderToPipeableStream(page(shift), { onAllReady: () => void pipe(through) });
  return text(through);
};
const shifts = [0, 1, 2, 3, 5, 8, 13];

test('a page holds what was drawn, wherever React begins a new block', async () => {
  for (const shift of shifts) expect(await drawn(shift, unpadded())).toBe(renderToStaticMarkup(page(shift)));
});

test('React still pads: once it does not, nothing has to be taken out', async () => {
  const padded = await Promise.all(shifts.map((shift) => drawn(shift, new PassThrough())));
  expect(padded.join('')).toContain('\0');
});
