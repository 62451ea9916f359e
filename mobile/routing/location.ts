import { useSyncExternalStore } from 'react';

/**
 * Where the app is, kept after the `#` of the address: a person's id then never reaches a server's or a proxy's log, and the
 * one cached page serves every screen.
 */
export type Place = { readonly path: string; readonly query: URLSearchParams };

const scrolls = new Map<string, number>();
let shown = hash();
let forward = false;

function hash(): string {
  return location.hash.slice(1) || '/';
}

function subscribe(tell: () => void): () => void {
  const changed = () => {
    scrolls.set(shown, window.scrollY);
    shown = hash();
    tell();
    // After the screen is drawn: the top of a new one, the old position of one that is returned to.
    const top = forward ? 0 : (scrolls.get(shown) ?? 0);
    forward = false;
    requestAnimationFrame(() => window.scrollTo(0, top));
  };
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export function usePlace(): Place {
  const text = useSyncExternalStore(subscribe, hash);
  const [path = '/', query = ''] = text.split('?');
  return { path, query: new URLSearchParams(query) };
}

export function go(to: string): void {
  forward = true;
  location.hash = to;
}

/** Moves on from a screen that is done with: the way back does not lead to it. */
export function goInstead(to: string): void {
  forward = true;
  location.replace(`#${to}`);
}

/** Changes the address without a step in the history, as for a search that is being typed. */
export function replace(to: string): void {
  history.replaceState(history.state, '', `#${to}`);
  shown = hash();
}

/** One step back, or to `above` when the app was opened on this very screen. */
export function back(above: string): void {
  if (scrolls.size === 0) go(above);
  else history.back();
}

/** The parameters of `path` when it has the form of `pattern` (`/people/:id`), else null. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const found: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? '';
    if (part.startsWith(':')) {
      if (value === '') return null;
      found[part.slice(1)] = decoded(value);
    } else if (part !== value) return null;
  }
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
