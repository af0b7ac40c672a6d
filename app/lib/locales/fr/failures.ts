export const failures = {
  title: 'Échecs',
} as const;
