import type { RobotBody } from '#contract/notify.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { Secrets } from '../secrets/keyring.ts';
import { sealedOrKept } from './channels.ts';
import { refuse } from './refusals.ts';
import { type MoreHosts, robotPlace } from './rules/allowed-host.ts';
import './tables.ts';

export async function addRobot(tx: Tx, secrets: Secrets, more: MoreHosts, body: RobotBody): Promise<void> {
  if (body.url === undefined) throw refuse['robot-url-needed']();
  const place = placeOf(body.url, body, more);
  await free(tx, body.code, null);
  await tx
    .insertInto('notify_robot')
    .values({
      id: newId(),
      ...told(body),
      host: place.host,
      url_envelope: secrets.seal(place.toString()),
      secret_envelope: sealedOrKept(secrets, body.secret, null),
    })
    .execute();
}

export async function setRobot(tx: Tx, secrets: Secrets, more: MoreHosts, id: string, body: RobotBody): Promise<void> {
  const known = await tx.selectFrom('notify_robot').selectAll().where('id', '=', id).executeTakeFirst();
  if (!known) throw refuse['robot-not-found']();
  await free(tx, body.code, id);
  // The kept address must be one of the kind that is chosen now.
  const place = placeOf(body.url ?? secrets.open(known.url_envelope), body, more);
  await tx
    .updateTable('notify_robot')
    .set({
      ...told(body),
      host: place.host,
      ...(body.url === undefined ? {} : { url_envelope: secrets.seal(place.toString()) }),
      secret_envelope: sealedOrKept(secrets, body.secret, known.secret_envelope),
    })
    .where('id', '=', id)
    .execute();
}

export async function removeRobot(tx: Tx, id: string): Promise<void> {
  const gone = await tx.deleteFrom('notify_robot').where('id', '=', id).executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw refuse['robot-not-found']();
}

function told({ code, name, kind, isOn, kinds }: RobotBody) {
  return { code, name, kind, is_on: isOn, kinds };
}

function placeOf(text: string, { kind }: RobotBody, more: MoreHosts): URL {
  const place = robotPlace(text, kind, more);
  if ('url' in place) return place.url;
  throw place.refused === 'host' ? refuse['robot-host']({ host: place.host }) : refuse['robot-url']();
}

async function free(tx: Tx, code: string, except: string | null): Promise<void> {
  const taken = await tx.selectFrom('notify_robot').select('id').where('code', '=', code).executeTakeFirst();
  if (taken && taken.id !== except) throw refuse['robot-code-taken']({ code });
}
