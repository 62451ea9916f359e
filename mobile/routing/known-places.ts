import { match } from './location.ts';

let patterns: readonly string[] = [];

/** Tells which screens the phone has, so that a screen can ask without importing them all. */
export function knowPlaces(all: readonly string[]): void {
  patterns = all;
}

/** Whether the phone has a screen for a place, such as one that a notice leads to. */
export function hasScreen(place: string): boolean {
  const [path = ''] = place.split('?');
  return patterns.some(pattern => match(pattern, path) !== null);
}
