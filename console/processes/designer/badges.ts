import type { ProcessIssue } from '#contract/process.ts';
import type { Board } from '../board/parts.ts';

/** A number on each element that something is wrong with; gives what takes them away. */
export function badge(board: Board, issues: readonly ProcessIssue[], onPress: (id: string) => void): () => void {
  const registry = board.get('elementRegistry');
  const overlays = board.get('overlays');
  const canvas = board.get('canvas');
  const byElement = new Map<string, ProcessIssue[]>();
  for (const each of issues) {
    const shape = each.element === null ? undefined : registry.get(each.element);
    if (!shape || shape === canvas.getRootElement()) continue;
    const list = byElement.get(shape.id);
    if (list) list.push(each);
    else byElement.set(shape.id, [each]);
  }
  const added = [...byElement].map(([id, list]) => {
    const hasError = list.some(each => each.severity === 'error');
    const html = document.createElement('button');
    html.type = 'button';
    html.className = hasError ? 'board-badge board-badge-error' : 'board-badge';
    html.textContent = list.length === 1 ? '!' : String(list.length);
    html.title = list.map(each => each.zh).join('\n');
    html.setAttribute('aria-label', html.title);
    html.addEventListener('click', () => onPress(id));
    if (hasError) canvas.addMarker(id, 'board-error');
    const isFlow = registry.get(id)?.waypoints !== undefined;
    const overlay = overlays.add(id, 'issue', {
      position: isFlow ? { top: -20, left: -9 } : { top: -10, right: 9 },
      html,
    });
    return { id, overlay, hasError };
  });
  return () => {
    for (const { id, overlay, hasError } of added) {
      overlays.remove(overlay);
      if (hasError && registry.get(id)) canvas.removeMarker(id, 'board-error');
    }
  };
}
