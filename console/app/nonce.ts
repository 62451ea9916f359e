/** The nonce that the server put into the page for its styles; empty in development. */
export const cspNonce: string = (() => {
  const written = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return written.startsWith('__') ? '' : written;
})();

// antd hands its nonce to most of its style sheets, but not to those that measure and lock the scroll bar. Every style element
// made by our own scripts gets it here; the policy goes on refusing styles that come in as text.
if (cspNonce) {
  const create = document.createElement.bind(document);
  const withNonce = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const made = create(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = cspNonce;
    return made;
  };
  document.createElement = withNonce as typeof document.createElement;
}
