/** What a cell came to: a clean value (null: nothing there), or a fault with a code and a reason to show. */
export type Outcome<T> = { readonly value: T | null } | { readonly code: string; readonly why: string };

export const blank: Outcome<never> = { value: null };

/** `why` goes on from “第 5 行「手机号」”: what is wrong and what to do, without the person's full numbers in it. */
export function fault(code: string, why: string): { readonly code: string; readonly why: string } {
  return { code, why };
}
