import { createHash } from 'node:crypto';
import type { Duplex } from 'node:stream';
import pg from 'pg';

/** So many texts are prepared on one connection at most; the server keeps a plan for each. */
const mostPrepared = 300;
/**
 * A text that begins so is planned for its values each time: a page of a list, whose best plan hangs on how many units and how far down.
 */
export const plannedAnew = '/* planned anew */';

/** Longer texts are loads and scripts, which come once. */
const longestText = 30_000;

/**
 * A connection that lets the server keep the plans of statements that come again. Under row security that is most of the time of a
 * small read: the policies of ten tables are parsed, rewritten and planned anew for each text otherwise. A text is prepared when it
 * comes for the second time.
 */
export class PreparingClient extends pg.Client {
  #seen = new Map<string, string | null>();
  #isHeld = false;

  constructor(config?: pg.ClientConfig) {
    super(config);
    // pg declares many forms of `query`; all but that of a text with its values are passed on as they are.
    const plain = super.query.bind(this) as (...args: unknown[]) => unknown;
    const preparing = (...args: unknown[]) => {
      this.#hold();
      const [text, values, ...rest] = args;
      const name = typeof text === 'string' && Array.isArray(values) ? this.#nameFor(text) : null;
      return name === null ? plain(...args) : plain({ name, text, values }, ...rest);
    };
    this.query = preparing as pg.Client['query'];
  }

  /** What is asked in one turn leaves in one write: calls to the system are dear, and so is waking the other side for each. */
  #hold(): void {
    if (this.#isHeld) return;
    const { stream } = (this as unknown as { connection: { stream: Duplex } }).connection;
    this.#isHeld = true;
    stream.cork();
    process.nextTick(() => {
      this.#isHeld = false;
      stream.uncork();
    });
  }

  #nameFor(text: string): string | null {
    const known = this.#seen.get(text);
    if (known !== undefined) {
      if (known !== null) return known;
      const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
      this.#seen.set(text, name);
      return name;
    }
    if (this.#seen.size < mostPrepared && text.length <= longestText && !text.startsWith(plannedAnew))
      this.#seen.set(text, null);
    return null;
  }
}
