import { useEffect, useRef, useState } from 'react';
import { fit } from '../board/fit.ts';
import type { Board, Shape } from '../board/parts.ts';

export type Drawing = {
  readonly place: React.RefObject<HTMLDivElement | null>;
  /** Null until the library and the first file have come. */
  readonly board: Board | null;
  readonly selected: readonly Shape[];
  /** Grows with every change of the model. */
  readonly revision: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly fault: unknown;
  /** Puts another file on the board; it counts as a change where `changed`. Throws where the board can't open it. */
  load(xml: string, changed: boolean): Promise<void>;
};

/** What the palette covers of the canvas (board.css). */
export const paletteWidth = 128;

/** The modeller within a page: made once, with what is selected and how often the model has changed. */
export function useBoard(first: string): Drawing {
  const place = useRef<HTMLDivElement>(null);
  const [board, setBoard] = useState<Board | null>(null);
  const [selected, setSelected] = useState<readonly Shape[]>([]);
  const [revision, setRevision] = useState(0);
  const [fault, setFault] = useState<unknown>(null);
  const opened = useRef(first);

  useEffect(() => {
    let made: Board | null = null;
    let isGone = false;
    void (async () => {
      try {
        const { makeModeler } = await import('../board/make-board.ts');
        if (isGone || !place.current) return;
        made = makeModeler(place.current);
        const bus = made.get('eventBus');
        bus.on('selection.changed', event => setSelected(event.newSelection ?? []));
        bus.on('commandStack.changed', () => setRevision(each => each + 1));
        await made.importXML(opened.current);
        if (isGone) return;
        fit(made, paletteWidth);
        setBoard(made);
      } catch (thrown) {
        if (!isGone) setFault(thrown);
      }
    })();
    return () => {
      isGone = true;
      setBoard(null);
      made?.destroy();
    };
  }, []);

  const stack = board?.get('commandStack');
  return {
    place,
    board,
    selected,
    revision,
    canUndo: stack?.canUndo() ?? false,
    canRedo: stack?.canRedo() ?? false,
    fault,
    load: async (xml, changed) => {
      if (!board) return;
      const before = await xmlOf(board);
      try {
        await board.importXML(xml);
      } catch (thrown) {
        await board.importXML(before);
        throw thrown;
      } finally {
        setSelected([]);
        fit(board, paletteWidth);
      }
      if (changed) setRevision(each => each + 1);
    },
  };
}

export async function xmlOf(board: Board): Promise<string> {
  const { xml } = await board.saveXML({ format: true });
  return xml ?? '';
}
