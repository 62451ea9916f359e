import type { MailBody, NotifyChannels, PushBody } from '#contract/notify.ts';
import { newId } from '#kernel/id.ts';
import type { Tx } from '../database/database.ts';
import type { Secrets } from '../secrets/keyring.ts';
import { refuse } from './refusals.ts';
import type { MoreHosts } from './rules/allowed-host.ts';
import { isAddress, isOneLine } from './rules/mail-text.ts';
import { makeVapidKeys } from './web-push.ts';
import './tables.ts';

/** The channels without their secrets. */
export async function readChannels(tx: Tx, more: MoreHosts): Promise<NotifyChannels> {
  const mail = await tx.selectFrom('notify_mail').selectAll().executeTakeFirst();
  const push = await tx.selectFrom('notify_push').select(['is_on', 'public_key', 'subject']).executeTakeFirst();
  const robots = await tx.selectFrom('notify_robot').selectAll().orderBy('code').execute();
  return {
    mail: mail
      ? {
          isOn: mail.is_on,
          host: mail.host,
          port: mail.port,
          security: mail.security,
          username: mail.username,
          fromAddress: mail.from_address,
          fromName: mail.from_name,
          mailsPerHour: mail.mails_per_hour,
          hasPassword: mail.password_envelope !== null,
        }
      : null,
    push: push ? { isOn: push.is_on, subject: push.subject, publicKey: push.public_key } : null,
    robots: robots.map(row => ({
      id: row.id,
      code: row.code,
      name: row.name,
      kind: row.kind,
      isOn: row.is_on,
      kinds: row.kinds,
      host: row.host,
      hasSecret: row.secret_envelope !== null,
    })),
    moreHosts: [...more],
  };
}

export async function setMail(tx: Tx, secrets: Secrets, body: MailBody): Promise<void> {
  if (!isAddress(body.fromAddress)) throw refuse['address-invalid']();
  if (!isOneLine(body.fromName) || !isOneLine(body.username)) throw refuse['name-invalid']();
  const known = await tx.selectFrom('notify_mail').select(['id', 'password_envelope', 'host']).executeTakeFirst();
  const row = {
    is_on: body.isOn,
    host: body.host,
    port: body.port,
    security: body.security,
    username: body.username,
    from_address: body.fromAddress,
    from_name: body.fromName,
    mails_per_hour: body.mailsPerHour,
    // The password of one server isn't handed to another: whoever may change the host could read it there.
    password_envelope: sealedOrKept(secrets, body.password, known?.host === body.host ? known.password_envelope : null),
  };
  if (known) await tx.updateTable('notify_mail').set(row).where('id', '=', known.id).execute();
  else
    await tx
      .insertInto('notify_mail')
      .values({ id: newId(), ...row })
      .execute();
}

/** Keys are made when it is first set up. New ones make all subscriptions void, so those go. */
export async function setPush(tx: Tx, secrets: Secrets, body: PushBody): Promise<void> {
  if (!/^(mailto:.+@.+|https:\/\/.+)$/.test(body.subject) || !URL.canParse(body.subject))
    throw refuse['push-subject']();
  const known = await tx.selectFrom('notify_push').select('id').executeTakeFirst();
  const isNew = !known || body.renewKeys === true;
  const made = isNew ? makeVapidKeys() : null;
  const keys = made ? { public_key: made.publicKey, private_key_envelope: secrets.seal(made.privateKey) } : {};
  const row = { is_on: body.isOn, subject: body.subject, ...keys };
  if (known) await tx.updateTable('notify_push').set(row).where('id', '=', known.id).execute();
  else if (made)
    await tx
      .insertInto('notify_push')
      .values({
        id: newId(),
        is_on: body.isOn,
        subject: body.subject,
        public_key: made.publicKey,
        private_key_envelope: secrets.seal(made.privateKey),
      })
      .execute();
  if (known && isNew) await tx.deleteFrom('notify_subscription').execute();
}

export function sealedOrKept(secrets: Secrets, given: string | undefined, kept: string | null): string | null {
  if (given === undefined) return kept;
  return given === '' ? null : secrets.seal(given);
}
