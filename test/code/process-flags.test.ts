import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { processFlags } from '#app/start/process-flags.ts';

const flags = processFlags.join(' ');

test.each(['app/server.ts', 'workflows/worker.ts'])('whoever starts %s gives it the same flags', (file) => {
  const started = ['package.json', 'Dockerfile', 'compose.yaml'].flatMap((name) =>
    readFileSync(name, 'utf8')
      .split('\n')
      .filter((line) => line.includes(file) && line.includes('node'))
      .map((line) => line.replaceAll(/[[\]",]+/g, ' ').replaceAll(/\s+/g, ' ')),
  );
  expect(started.length).toBeGreaterThan(1);
  for (const line of started) expect(line).toContain(`node ${flags} ${file}`);
});
