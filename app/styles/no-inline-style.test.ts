import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The content security policy drops `style` attributes that the server writes: the page would look right only later. */
it('no component writes a style attribute', async () => {
  const app = join(import.meta.dirname, '..');
  const files = (await readdir(app, { recursive: true })).filter((file) => file.endsWith('.tsx'));
  const styled = await Promise.all(
    files.map(async (file) => (/\sstyle=\{/.test(await readFile(join(app, file), 'utf8')) ? [file] : [])),
  );
  expect(files.length).toBeGreaterThan(40);
  expect(styled.flat()).toEqual([]);
});
