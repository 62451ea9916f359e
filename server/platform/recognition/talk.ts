import type { Facts } from '#kernel/refusal.ts';
import type { ReadPage } from './page.ts';

/** What the server asks of the reading process, one at a time, and what that answers. */
export type Ask =
  | { readonly kind: 'open'; readonly bytes: Uint8Array }
  | { readonly kind: 'read'; readonly page: number };

export type Answer =
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'page'; readonly page: ReadPage }
  | { readonly kind: 'refused'; readonly name: string; readonly facts: Facts }
  | { readonly kind: 'failed'; readonly message: string };
