/**
 * Stands in for `typebox` in the phone's bundle (see vite.config.ts): whatever a contract builds or reads of a schema is this
 * one inert value. Types are unaffected, because the compiler sees the real package.
 */
const nothing: unknown = new Proxy(() => nothing, {
  get: (_, name) => (typeof name === 'string' && name !== 'then' ? nothing : undefined),
  apply: () => nothing,
});

export default nothing;
