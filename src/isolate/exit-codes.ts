/** How a reading process ends: with its whole answer, or in the midst of it. */
export const exitCodes = { answered: 0, memory: 101, broken: 102 } as const;
