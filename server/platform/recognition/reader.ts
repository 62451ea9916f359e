import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Answer, Ask } from './talk.ts';

/** Told where the process ended before it answered: by its own fault, or because the time was up. */
export class ReaderGone extends Error {
  readonly isTimeUp: boolean;
  constructor(isTimeUp: boolean) {
    super(isTimeUp ? 'the reading process was ended: its time was up' : 'the reading process ended');
    this.isTimeUp = isTimeUp;
  }
}

/** The process that reads, started when it is first asked. */
export type Reader = {
  /** One question at a time. Throws `ReaderGone`; the next question then starts another process. */
  ask(ask: Ask, withinSeconds: number): Promise<Answer>;
  end(): void;
  readonly isRunning: boolean;
};

export function createReader(): Reader {
  let child: ChildProcess | null = null;

  const started = (): ChildProcess => {
    if (child?.connected) return child;
    const made = fork(join(import.meta.dirname, 'read/child.ts'), {
      // Pictures travel as bytes, not as text.
      serialization: 'advanced',
      execArgv: ['--max-old-space-size=1024'],
      // It needs no secret of the server's.
      env: { PATH: process.env.PATH ?? '', TZ: process.env.TZ ?? '' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // It holds the server up only while it is asked something.
    made.unref();
    made.channel?.unref();
    child = made;
    return made;
  };
  const end = () => {
    child?.kill('SIGKILL');
    child = null;
  };

  return {
    get isRunning() {
      return child?.connected ?? false;
    },
    end,
    ask: (ask, withinSeconds) =>
      new Promise((resolve, reject) => {
        const asked = started();
        asked.channel?.ref();
        let isTimeUp = false;
        const timer = setTimeout(() => {
          isTimeUp = true;
          end();
        }, withinSeconds * 1000);
        const settle = () => {
          clearTimeout(timer);
          asked.off('message', answered);
          asked.off('exit', gone);
          asked.off('error', gone);
          asked.channel?.unref();
        };
        const answered = (answer: unknown) => {
          settle();
          resolve(answer as Answer);
        };
        const gone = () => {
          settle();
          if (child === asked) child = null;
          reject(new ReaderGone(isTimeUp));
        };
        asked.on('message', answered);
        asked.on('exit', gone);
        asked.on('error', gone);
        asked.send(ask);
      }),
  };
}
