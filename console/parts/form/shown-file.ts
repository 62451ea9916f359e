import { createContext, type ReactNode } from 'react';

/** How a page shows a file that was filled in; without one its name alone is told. */
export const ShownFile = createContext<((file: { readonly id: string; readonly name: string }) => ReactNode) | null>(
  null,
);
