/** The nonce that the server put into the page for its styles; empty in development. */
export const cspNonce: string = (() => {
  const written = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
  return written.startsWith('__') ? '' : written;
})();
