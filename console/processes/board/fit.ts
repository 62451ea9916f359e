import type { Board, Shape } from './parts.ts';

/** Smaller than this, names can't be read. */
const least = 0.6;

/**
 * Shows the whole diagram beside what covers the left (pixels): a small one in its own size, a large one from its beginning, in a size
 * that can still be read.
 */
export function fit(board: Board, covered = 0): void {
  const canvas = board.get('canvas');
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  if (inner.width <= 0 || outer.width <= 0) return;
  const margin = 32;
  const free = { width: outer.width - covered - 2 * margin, height: outer.height - 2 * margin };
  const scale = Math.min(1, Math.max(least, Math.min(free.width / inner.width, free.height / inner.height)));
  const begin = (start: number, length: number, room: number) => {
    const spare = room / scale - length;
    return start - (spare > 0 ? spare / 2 : 0) - margin / scale;
  };
  canvas.viewbox({
    x: begin(inner.x, inner.width, free.width) - covered / scale,
    y: begin(inner.y, inner.height, free.height),
    width: outer.width / scale,
    height: outer.height / scale,
  });
}

/** Selects an element and brings it into sight; false where it isn't drawn. */
export function show(board: Board, id: string): boolean {
  const element = board.get('elementRegistry').get(id);
  if (!element) return false;
  if (element !== board.get('canvas').getRootElement()) board.get('canvas').scrollToElement(element, 120);
  select(board, element);
  return true;
}

function select(board: Board, element: Shape): void {
  try {
    board.get('selection').select(element === board.get('canvas').getRootElement() ? null : element);
  } catch {
    // A viewer may come without selection.
  }
}
