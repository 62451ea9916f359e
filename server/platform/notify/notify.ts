import type { Tx } from '../database/database.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { type CourierNeeds, createCourier } from './courier.ts';
import { plan } from './plan.ts';
import { post } from './post.ts';
import { sendMail } from './send-mail.ts';
import { type NoticeTold, noticeTold, type Tell, tell } from './tell.ts';

export type { Tell } from './tell.ts';

/** What a room or a flow needs to tell notices. */
export type TellNotice = (tx: Tx, told: Tell) => Promise<void>;

export type Notify = CourierNeeds & {
  /** Writes notices in the caller's transaction; after its commit they go out by the channels that each account chose. */
  readonly tell: TellNotice;
  /** Begins to send. */
  work(): void;
  /** Something may be due, as after a retry: looks again soon. */
  wake(): void;
  /** Sends all that is due, and returns when there is no more; for tests. */
  sendDue(): Promise<void>;
  /** Ends after the sendings that are under way. */
  stop(): Promise<void>;
};

export type NotifyNeeds = Omit<CourierNeeds, 'sendMail' | 'post'> &
  Partial<Pick<CourierNeeds, 'sendMail' | 'post'>> & {
    readonly outbox: Pick<Outbox, 'tell' | 'on'>;
    /** In which quiet hours are told. */
    readonly zone: string;
  };

export function createNotify(given: NotifyNeeds): Notify {
  const needs = { sendMail, post, ...given };
  const courier = createCourier(needs);
  needs.outbox.on(noticeTold, 'notify.plan', async (event, tx) => {
    await plan(tx, event.payload as NoticeTold, needs.clock.now(), needs.zone);
    courier.wake();
  });
  return {
    ...needs,
    ...courier,
    tell: async (tx, told) => needs.outbox.tell(tx, await tell(tx, told, needs.clock.now())),
  };
}
