/** Narrows an unknown thrown value to an Error, so that a log always has a stack. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
