import pg from 'pg';
export function insertSpy(cost: Map<string, number>) {
  const original = pg.Client.prototype.query as unknown as (...args: unknown[]) => unknown;
  (pg.Client.prototype as unknown as { query: unknown }).query = function (this: unknown, ...args: unknown[]) {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string })?.text ?? '');
    const s = performance.now();
    const made = original.apply(this, args);
    if (made instanceof Promise) { void made.then(() => cost.set(text.slice(0, 70), (cost.get(text.slice(0, 70)) ?? 0) + performance.now() - s), () => {}); }
    return made;
  };
}
