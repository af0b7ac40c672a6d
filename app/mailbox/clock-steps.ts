/** By how many hours the panel moves the clock. */
export const clockSteps = [1, 6, 24, 48] as const;
