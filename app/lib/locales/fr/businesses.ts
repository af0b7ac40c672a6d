export const businesses = {
  title: 'Entreprises',
} as const;
