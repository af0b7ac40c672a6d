import { useEffect, useLayoutEffect } from 'react';

/** An effect that is there with the picture it belongs to: what one sees answers at once. A server draws no picture. */
export const useBeforePaint = typeof document === 'undefined' ? useEffect : useLayoutEffect;
