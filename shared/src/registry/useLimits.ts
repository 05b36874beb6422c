/** How much is kept of one operation; whatever a client asks, its use is no larger. */
export const useLimits = {
  /** Characters of its name. */
  name: 100,
  /** Characters of its document. */
  document: 16 * 1024,
  /** As many selections as a gateway lets an operation have by default. */
  coordinates: 600,
  /** Characters of them, each with one that parts it from the next. */
  coordinateCharacters: 64 * 1024,
} as const;
