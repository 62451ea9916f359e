import type { RobotKind } from '#contract/notify.ts';
import type { Outcome } from './outcome.ts';
import { NotPosted, outcomeOf, type Post } from './post.ts';
import { type MoreHosts, robotPlace } from './rules/allowed-host.ts';
import { type Announcement, robotCall, robotOutcome } from './rules/robot-message.ts';

export type Robot = { readonly kind: RobotKind; readonly url: string; readonly secret: string | null };

export async function sendRobot(
  post: Post,
  more: MoreHosts,
  robot: Robot,
  said: Announcement,
  now: Date,
): Promise<Outcome> {
  // Looked at again at each sending: what was allowed when it was saved may no longer be.
  const place = robotPlace(robot.url, robot.kind, more);
  if (!('url' in place)) return { is: 'refused', reason: 'host-not-allowed' };
  const { url, body } = robotCall(robot.kind, place.url.toString(), robot.secret, said, now);
  try {
    const answer = await post(new URL(url), { 'content-type': 'application/json; charset=utf-8' }, Buffer.from(body));
    const outcome = outcomeOf(answer.status);
    return outcome.is === 'sent' ? robotOutcome(answer.body) : outcome;
  } catch (fault) {
    if (fault instanceof NotPosted) return { is: 'failed', reason: fault.reason };
    throw fault;
  }
}
