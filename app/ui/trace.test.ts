import { expect, it } from 'vitest';
import { shortHash } from './trace.tsx';

it('shortens a hash to what an eye compares', () => {
  expect(shortHash('50a415d26eea709c13beeeeed32face9125e2279ff605b894180194800d3808d')).toBe(
    '50a4 15d2 6eea … 808d',
  );
});
