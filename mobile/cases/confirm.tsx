import { lazy, type ReactNode, Suspense } from 'react';

const Sheet = lazy(() => import('../ui/sheet.tsx'));

/** A question from below, drawn only while it is open. */
export function Ask(props: { title: string; isOpen: boolean; close: () => void; children: ReactNode }) {
  if (!props.isOpen) return null;
  return (
    <Suspense>
      <Sheet title={props.title} close={props.close}>
        {props.children}
      </Sheet>
    </Suspense>
  );
}
