import { useNavigation } from '@remix-run/react';

/**
 * Whether a form of the page is on its way; of an `act`, whether that is: what only tries something keeps nobody from saving.
 * While a link loads, a press on a form still counts.
 */
export const useSending = (act?: string): boolean => {
  const { formData } = useNavigation();
  return formData !== undefined && (act === undefined || formData.get('act') === act);
};
