import { systemActor } from '../database/actor.ts';
import type { Database, Tx } from '../database/database.ts';
import { createPulse } from '../jobs/pulse.ts';
import { EnvelopeFault } from '../secrets/envelope.ts';
import type { Secrets } from '../secrets/keyring.ts';
import type { Logger } from '../telemetry/logger.ts';
import { confirmedAddress, openBrowser, openMail, openPush, openRobot } from './channel-secrets.ts';
import { claim, type Parcel } from './claim.ts';
import type { Outcome } from './outcome.ts';
import type { Post } from './post.ts';
import { record } from './record.ts';
import type { MoreHosts } from './rules/allowed-host.ts';
import { digestOf, mailOf } from './rules/mail-text.ts';
import type { Link } from './rules/robot-message.ts';
import type { SendMail } from './send-mail.ts';
import { sendRobot } from './send-robot.ts';
import { sendPush } from './web-push.ts';

export type CourierNeeds = {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: { now(): Date };
  readonly logger: Logger;
  readonly sendMail: SendMail;
  readonly post: Post;
  readonly robotHosts: MoreHosts;
  readonly pushHosts: MoreHosts;
  /** The main address of this server, for links; null when it isn't known. */
  readonly origin: string | null;
};

const lookEveryMs = 5_000;
const atOnce = 4;

/**
 * Takes what is due, sends it outside of any transaction (a slow mail server must not hold the database), notes what became of it.
 * After a crash between the two a message may go out twice, with the same id.
 */
export function createCourier(needs: CourierNeeds) {
  const { database, clock, logger } = needs;
  const asJobs = <T>(work: (tx: Tx) => Promise<T>) =>
    database.as(systemActor('jobs'), { requestId: null, ip: null, command: 'notify' }, work);

  const carry = async (parcel: Parcel): Promise<void> => {
    const outcome = await send(needs, asJobs, parcel).catch((fault: unknown): Outcome => {
      logger.error({ err: fault, part: 'notify', channel: parcel.channel }, 'a notice could not be sent');
      return { is: 'failed', reason: fault instanceof EnvelopeFault ? 'secret-unreadable' : 'fault' };
    });
    await asJobs(tx => record(tx, parcel, outcome, clock.now()));
  };

  const round = async (): Promise<boolean> => {
    const { parcels, isFull } = await asJobs(tx => claim(tx, clock.now()));
    const queue = [...parcels];
    const worker = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await carry(next);
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return isFull;
  };

  const pulse = createPulse({
    round,
    everyMs: lookEveryMs,
    onFault: fault => logger.error({ err: fault, part: 'notify' }, 'could not look for notices to send'),
  });
  return {
    work: pulse.start,
    wake: pulse.wake,
    stop: pulse.stop,
    sendDue: async () => {
      while (await round());
    },
  };
}

async function send(
  needs: CourierNeeds,
  asJobs: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  parcel: Parcel,
): Promise<Outcome> {
  const { secrets } = needs;
  const [first] = parcel.deliveries;
  if (!first) return { is: 'sent' };
  if (parcel.channel === 'email') {
    const [server, to] = await asJobs(async tx => [
      await openMail(tx, secrets),
      await confirmedAddress(tx, first.account_id),
    ]);
    if (!server) return { is: 'refused', reason: 'channel-off' };
    if (to === null) return { is: 'refused', reason: 'no-address' };
    const items = parcel.deliveries.map(each => ({
      outsideText: each.outside_text,
      links: linksTo(needs.origin, each.link, each.notice_id),
    }));
    const [only] = items;
    const text = items.length === 1 && only ? mailOf(only) : digestOf(items);
    return needs.sendMail(server, { ...text, to, id: parcel.messageId });
  }
  if (parcel.channel === 'push') {
    const [vapid, browser] = await asJobs(async tx => [
      await openPush(tx, secrets),
      await openBrowser(tx, secrets, first.subscription_id),
    ]);
    if (!vapid) return { is: 'refused', reason: 'channel-off' };
    if (!browser) return { is: 'refused', reason: 'no-address' };
    const message = {
      text: first.outside_text,
      url: `/m/#/notices/${first.notice_id ?? ''}`,
      tag: first.notice_id ?? first.id,
    };
    return sendPush(needs.post, needs.pushHosts, vapid, browser, message, first.is_urgent);
  }
  const robot = first.robot_id === null ? null : await asJobs(tx => openRobot(tx, secrets, first.robot_id ?? ''));
  if (!robot?.isOn) return { is: 'refused', reason: 'channel-off' };
  const said = { title: '人事系统通知', text: first.outside_text, links: linksTo(needs.origin, first.link, null) };
  return sendRobot(needs.post, needs.robotHosts, robot, said, needs.clock.now());
}

function linksTo(origin: string | null, link: string, noticeId: string | null): Link[] {
  if (origin === null) return [];
  const desk = { label: '在电脑上查看', url: `${origin}${link || '/notices'}` };
  return noticeId === null ? [desk] : [desk, { label: '在手机上查看', url: `${origin}/m/#/notices/${noticeId}` }];
}
