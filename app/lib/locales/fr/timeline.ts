export const timeline = {
  title: 'Trace',
} as const;
