import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { processFlags } from '#app/start/process-flags.ts';

const entries = { web: 'app/server.ts', worker: 'workflows/worker.ts' };

test.each(['web', 'worker'] as const)('whoever starts a %s gives it the same flags', (kind) => {
  const started = ['package.json', 'Dockerfile', 'compose.yaml'].flatMap((name) =>
    readFileSync(name, 'utf8')
      .split('\n')
      .filter((line) => line.includes(entries[kind]) && line.includes('node'))
      .map((line) => line.replaceAll(/[[\]",]+/g, ' ').replaceAll(/\s+/g, ' ')),
  );
  expect(started.length).toBeGreaterThan(1);
  for (const line of started) expect(line).toContain(`node ${processFlags[kind].join(' ')} ${entries[kind]}`);
});
