/** A loop that works now and then, and soon after it is woken. */
export type Pulse = {
  start(): void;
  /** Work is on its way: looks again at once and a few more times, since the waker's transaction may not have committed yet. */
  wake(): void;
  /** One round now, at the ordinary pace afterwards. */
  nudge(): void;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
  /** When a round last succeeded, in ms of the epoch; null before the first. */
  lastOk(): number | null;
};

/** Pauses after a wake, in ms; together some seconds, after which the ordinary pace finds what is left. */
const hurried = [5, 25, 100, 300, 700, 1500, 3000];

/** `round` tells whether it found work; then the next one follows at once. */
export function createPulse(options: {
  round: () => Promise<boolean>;
  everyMs: number;
  onFault: (fault: unknown) => void;
}): Pulse {
  let running = false;
  let ended: Promise<void> = Promise.resolve();
  let cut: (() => void) | null = null;
  let hurry: number[] = [];
  let lastOk: number | null = null;

  const rest = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(done, ms);
      function done() {
        clearTimeout(timer);
        cut = null;
        resolve();
      }
      cut = done;
    });

  const loop = async () => {
    while (running) {
      let found = false;
      try {
        found = await options.round();
        lastOk = Date.now();
      } catch (fault) {
        options.onFault(fault);
      }
      if (running && !found) await rest(hurry.shift() ?? options.everyMs);
    }
  };

  return {
    lastOk: () => lastOk,
    start: () => {
      if (running) return;
      running = true;
      ended = loop();
    },
    wake: () => {
      hurry = [...hurried];
      cut?.();
    },
    nudge: () => cut?.(),
    stop: async () => {
      running = false;
      cut?.();
      await ended;
    },
  };
}
