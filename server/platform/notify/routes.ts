import * as own from '#contract/notice.ts';
import * as contract from '#contract/notify.ts';
import { newId } from '#kernel/id.ts';
import { systemActor } from '../database/actor.ts';
import type { Tx } from '../database/database.ts';
import { type Call, type Route, route } from '../http/route.ts';
import { askAddress, codeMinutes, confirmAddress, removeAddress } from './addresses.ts';
import { openMail, openRobot } from './channel-secrets.ts';
import { readChannels, setMail, setPush } from './channels.ts';
import { readSettings, setChoice } from './choices.ts';
import { listFailures, retryDelivery } from './failures.ts';
import { countUnread, listNotices, readAll, readNotice } from './notices.ts';
import type { Notify } from './notify.ts';
import { type Outcome, reasonWords } from './outcome.ts';
import { refuse } from './refusals.ts';
import { addRobot, removeRobot, setRobot } from './robots.ts';
import { codeMail, isAddress, type MailText, testMailText } from './rules/mail-text.ts';
import { sendRobot } from './send-robot.ts';
import { subscribe, unsubscribe } from './subscriptions.ts';

export function notifyRoutes(notify: Notify): Route[] {
  return [...ownRoutes(notify), ...channelRoutes(notify)];
}

/** The caller's account; these endpoints are for those who have signed in. */
function accountOf<E>(call: Call<E>): string {
  const accountId = call.identity?.actor.accountId;
  if (!accountId) throw new Error('nobody has signed in');
  return accountId;
}

function ownRoutes(notify: Notify): Route[] {
  const { secrets, clock, database } = notify;
  const settings = <E>(call: Call<E>, tx: Tx = call.tx) => readSettings(tx, accountOf(call));
  return [
    route(own.listNotices, call => listNotices(call.tx, accountOf(call), call.query ?? {})),
    route(own.countNotices, async call => ({ unread: await countUnread(call.tx, accountOf(call)) })),
    route(own.readNotice, call => readNotice(call.tx, accountOf(call), call.params.id, clock.now())),
    route(own.readAllNotices, async call => ({ read: await readAll(call.tx, accountOf(call), clock.now()) })),
    route(own.readNoticeSettings, call => settings(call)),
    route(own.setNoticeChoice, async call => {
      await setChoice(call.tx, accountOf(call), call.body);
      return settings(call);
    }),
    route(
      own.askAddress,
      async call => {
        const { address } = call.body;
        await requireMail(notify);
        const code = await database.as(call.actor, call.origin, tx =>
          askAddress(tx, secrets, accountOf(call), address, clock.now()),
        );
        await mailNow(notify, address, codeMail(code, codeMinutes));
        return database.as(call.actor, call.origin, tx => settings(call, tx));
      },
      { transaction: 'none' },
    ),
    route(
      own.confirmAddress,
      async call => {
        const isRight = await database.as(call.actor, call.origin, tx =>
          confirmAddress(tx, secrets, accountOf(call), call.body.code, clock.now()),
        );
        if (!isRight) throw refuse['code-wrong']();
        return database.as(call.actor, call.origin, tx => settings(call, tx));
      },
      { transaction: 'none' },
    ),
    route(own.removeAddress, async call => {
      await removeAddress(call.tx, accountOf(call));
      return settings(call);
    }),
    route(own.subscribePush, async ({ tx, body }) => ({
      id: await subscribe(tx, secrets, notify.pushHosts, body, clock.now()),
    })),
    route(own.unsubscribePush, async call => {
      await unsubscribe(call.tx, accountOf(call), call.params.id);
      return undefined;
    }),
  ];
}

function channelRoutes(notify: Notify): Route[] {
  const { secrets, clock, database, robotHosts } = notify;
  const channels = (tx: Tx) => readChannels(tx, robotHosts);
  return [
    route(contract.readChannels, ({ tx }) => channels(tx)),
    route(contract.setMail, async ({ tx, body }) => {
      await setMail(tx, secrets, body);
      return channels(tx);
    }),
    route(
      contract.testMail,
      async ({ body }) => {
        if (!isAddress(body.address)) throw refuse['address-invalid']();
        await mailNow(notify, body.address, testMailText);
        return undefined;
      },
      { transaction: 'none' },
    ),
    route(contract.setPush, async ({ tx, body }) => {
      await setPush(tx, secrets, body);
      return channels(tx);
    }),
    route(contract.addRobot, async ({ tx, body }) => {
      await addRobot(tx, secrets, robotHosts, body);
      return channels(tx);
    }),
    route(contract.setRobot, async ({ tx, params, body }) => {
      await setRobot(tx, secrets, robotHosts, params.id, body);
      return channels(tx);
    }),
    route(contract.removeRobot, async ({ tx, params }) => {
      await removeRobot(tx, params.id);
      return channels(tx);
    }),
    route(
      contract.testRobot,
      async call => {
        const robot = await database.as(call.actor, call.origin, tx => openRobot(tx, secrets, call.params.id));
        if (!robot) throw refuse['robot-not-found']();
        const said = { title: '人事系统通知', text: '收到这条消息，说明群机器人已经设置好。', links: [] };
        told(await sendRobot(notify.post, robotHosts, robot, said, clock.now()));
        return undefined;
      },
      { transaction: 'none' },
    ),
    route(contract.listDeliveryFailures, async ({ tx }) => ({ items: await listFailures(tx) })),
    route(contract.retryDelivery, async ({ tx, params }) => {
      await retryDelivery(tx, params.id, clock.now());
      notify.wake();
      return undefined;
    }),
  ];
}

/** The mail server as the system sees it: whoever gives his address needn't be allowed to read it. */
async function requireMail({ database, secrets }: Notify) {
  const origin = { requestId: null, ip: null, command: 'notify' };
  const server = await database.as(systemActor('jobs'), origin, tx => openMail(tx, secrets));
  if (!server) throw refuse['mail-off']();
  return server;
}

async function mailNow(notify: Notify, to: string, text: MailText): Promise<void> {
  told(await notify.sendMail(await requireMail(notify), { ...text, to, id: newId() }));
}

function told(outcome: Outcome): void {
  if (outcome.is !== 'sent') throw refuse['not-sent']({ reason: outcome.reason, words: reasonWords(outcome.reason) });
}
