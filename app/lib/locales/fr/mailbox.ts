export const mailbox = {
  title: 'Boîte aux lettres',
} as const;
