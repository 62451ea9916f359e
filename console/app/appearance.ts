import { useSyncExternalStore } from 'react';

/** How the console looks: as the system says, or as its user chose. */
export type Appearance = 'system' | 'light' | 'dark';
const kept = 'renshi.appearance';
const system = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();

let chosen: Appearance = read();

function read(): Appearance {
  const value = localStorage.getItem(kept);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function isDark(): boolean {
  return chosen === 'dark' || (chosen === 'system' && system.matches);
}

function apply(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  for (const each of listeners) each();
}
system.addEventListener('change', apply);
apply();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseAppearance(next: Appearance): void {
  chosen = next;
  if (next === 'system') localStorage.removeItem(kept);
  else localStorage.setItem(kept, next);
  apply();
}

export function useAppearance(): { appearance: Appearance; dark: boolean } {
  const appearance = useSyncExternalStore(subscribe, () => chosen);
  const dark = useSyncExternalStore(subscribe, isDark);
  return { appearance, dark };
}
