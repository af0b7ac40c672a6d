export const editor = {
  title: 'Nouvelle facture',
} as const;
