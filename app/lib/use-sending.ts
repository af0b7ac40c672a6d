import { useNavigation } from '@remix-run/react';

/** Whether a form of the page is on its way. While a link loads, a press on a form still counts. */
export const useSending = (): boolean => useNavigation().formData !== undefined;
