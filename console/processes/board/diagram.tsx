import { useEffect, useRef, useState } from 'react';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { fit } from './fit.ts';
import type { Board } from './parts.ts';
import { ZoomBar } from './zoom-bar.tsx';

export type Mark = { readonly id: string; readonly marker: string };
export type Note = { readonly id: string; readonly text: string };

/** A diagram to look at, with elements marked and notes beneath them. The library comes when it is first needed. */
export function Diagram(props: {
  xml: string;
  label: string;
  marks?: readonly Mark[];
  notes?: readonly Note[];
  onBoard?: (board: Board | null) => void;
  onSelect?: (id: string | null) => void;
}) {
  const { xml, marks = none, notes = none, onBoard, onSelect } = props;
  const place = useRef<HTMLDivElement>(null);
  const [board, setBoard] = useState<Board | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const told = useRef({ onBoard, onSelect });
  told.current = { onBoard, onSelect };

  useEffect(() => {
    let made: Board | null = null;
    let isGone = false;
    void (async () => {
      try {
        const { makeViewer } = await import('./make-board.ts');
        if (isGone || !place.current) return;
        made = makeViewer(place.current);
        await made.importXML(xml);
        if (isGone) return;
        fit(made);
        made
          .get('eventBus')
          .on('selection.changed', ({ newSelection }) => told.current.onSelect?.(newSelection?.[0]?.id ?? null));
        setBoard(made);
        told.current.onBoard?.(made);
      } catch (thrown) {
        if (!isGone) setFault(thrown);
      }
    })();
    return () => {
      isGone = true;
      setBoard(null);
      told.current.onBoard?.(null);
      made?.destroy();
    };
  }, [xml]);

  useEffect(() => (board ? mark(board, marks) : undefined), [board, marks]);
  useEffect(() => (board ? noteAll(board, notes) : undefined), [board, notes]);

  return (
    <section className="board" aria-label={props.label}>
      <div className="board-canvas" ref={place} />
      {board ? <ZoomBar board={board} /> : null}
      {fault ? <ProblemAlert error={fault} /> : null}
    </section>
  );
}

const none: readonly never[] = [];

/** Marks the elements that are drawn; gives what takes the marks away. */
export function mark(board: Board, marks: readonly Mark[]): () => void {
  const canvas = board.get('canvas');
  const registry = board.get('elementRegistry');
  const drawn = marks.filter(each => registry.get(each.id));
  for (const { id, marker } of drawn) canvas.addMarker(id, marker);
  return () => {
    for (const { id, marker } of drawn) if (registry.get(id)) canvas.removeMarker(id, marker);
  };
}

export function noteAll(board: Board, notes: readonly Note[], className = 'board-note'): () => void {
  const overlays = board.get('overlays');
  const registry = board.get('elementRegistry');
  const ids = notes.flatMap(({ id, text }) => {
    const shape = registry.get(id);
    if (!shape || shape.waypoints) return [];
    const html = document.createElement('div');
    html.className = className;
    html.textContent = text;
    return [overlays.add(id, 'note', { position: { bottom: -4, left: 0 }, html })];
  });
  return () => {
    for (const id of ids) overlays.remove(id);
  };
}
