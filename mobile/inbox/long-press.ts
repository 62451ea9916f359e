import { type PointerEvent, useRef } from 'react';

/** Held this long, in milliseconds, a touch is one of its own kind. */
const held = 500;
/** A finger that strays further, in pixels, scrolls. */
const stray = 10;

/** A tap and a long press on the same thing. A key or a reader's click counts as a tap. */
export function usePress(tap: () => void, press: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const from = useRef({ x: 0, y: 0 });
  const wasHeld = useRef(false);
  const stop = () => clearTimeout(timer.current);
  return {
    onPointerDown: ({ clientX: x, clientY: y, button }: PointerEvent) => {
      wasHeld.current = false;
      if (button !== 0) return;
      from.current = { x, y };
      timer.current = setTimeout(() => {
        wasHeld.current = true;
        press();
      }, held);
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (Math.hypot(clientX - from.current.x, clientY - from.current.y) > stray) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerLeave: stop,
    onContextMenu: (event: { preventDefault(): void }) => event.preventDefault(),
    onClick: () => {
      if (!wasHeld.current) tap();
      wasHeld.current = false;
    },
  };
}
