import { useEffect } from 'react';

/** Single letters as commands, unless one types, a dialog is open, or a key is held with Ctrl, Alt or Meta. */
export function useKeys(keys: ReadonlyMap<string, () => void>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const act = keys.get(event.key);
      if (!act || isTaken(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  });
}

function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-dropdown:not(.ant-dropdown-hidden)'))
    return true;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="combobox"]'))
    return true;
  // Enter on a button or a link is that button's.
  return event.key === 'Enter' && target.closest('button, a, [role="button"], [role="tab"]') !== null;
}
