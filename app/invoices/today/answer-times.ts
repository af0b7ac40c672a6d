/** Upper bounds, in hours, of the bars of answering times; what takes longer is counted in one more. */
export const answerBuckets = [1, 3, 6, 12, 24, 36, 48] as const;
