export const auth = {
  title: 'Connexion',
} as const;
