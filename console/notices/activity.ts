let last = Date.now();
const note = () => {
  last = Date.now();
};
for (const kind of ['pointerdown', 'keydown', 'wheel']) window.addEventListener(kind, note, { passive: true });

/**
 * Whether somebody has touched this window lately. Asking the server keeps a session alive, so what asks by itself must stop
 * when nobody is there: the session is to end.
 */
export function wasTouchedWithin(milliseconds: number): boolean {
  return document.visibilityState === 'visible' && Date.now() - last < milliseconds;
}
