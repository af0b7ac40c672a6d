let page: string | null = null;

/** Where the form stands whose sending ended in an error: its act may have another address, which has no such form. */
export const pageToReturnTo = (): string | null => page;

export const returnTo = (to: string | null): void => {
  page = to;
};
