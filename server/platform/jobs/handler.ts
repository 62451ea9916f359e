/** What a handler is given. */
export type Run<D = Record<string, unknown>> = {
  readonly runId: string;
  readonly data: D;
  readonly accountId: string | null;
  /** Aborted when somebody cancels the run, or when the server stops and waits no longer. */
  readonly signal: AbortSignal;
  /** How far it is; costs nothing, call it as often as you like. Never waits for the database. */
  report(done: number, total?: number, note?: string): void;
};
/** Returns what the screen shows at the end. A refusal thrown ends the run; any other fault lets it start again. */
export type Handler<D> = (run: Run<D>) => Promise<object | undefined>;
