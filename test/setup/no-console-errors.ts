import { afterEach, beforeEach, expect } from 'vitest';

/** Whatever complains on the console is a failure: a warning nobody reads hides the one that matters. */
const complaints: string[] = [];

beforeEach(() => {
  complaints.length = 0;
  console.error = (...parts: unknown[]) => complaints.push(parts.map(String).join(' '));
});

afterEach(() => {
  expect(complaints).toEqual([]);
});
