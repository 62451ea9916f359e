import type { Tx } from '../database/database.ts';
import type { Secrets } from '../secrets/keyring.ts';
import type { MailServer } from './send-mail.ts';
import type { Robot } from './send-robot.ts';
import type { BrowserKeys, VapidKeys } from './web-push.ts';
import './tables.ts';

/** The channels with their secrets opened, for the moment of sending. Read as the system or an administrator; null when off or absent. */
export async function openMail(tx: Tx, secrets: Secrets): Promise<MailServer | null> {
  const row = await tx.selectFrom('notify_mail').selectAll().where('is_on', '=', true).executeTakeFirst();
  if (!row) return null;
  return {
    host: row.host,
    port: row.port,
    security: row.security,
    username: row.username,
    password: row.password_envelope === null ? null : secrets.open(row.password_envelope),
    fromAddress: row.from_address,
    fromName: row.from_name,
  };
}

export async function openPush(tx: Tx, secrets: Secrets): Promise<VapidKeys | null> {
  const row = await tx.selectFrom('notify_push').selectAll().where('is_on', '=', true).executeTakeFirst();
  if (!row) return null;
  return { subject: row.subject, publicKey: row.public_key, privateKey: secrets.open(row.private_key_envelope) };
}

export async function openRobot(tx: Tx, secrets: Secrets, id: string): Promise<(Robot & { isOn: boolean }) | null> {
  const row = await tx.selectFrom('notify_robot').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const secret = row.secret_envelope === null ? null : secrets.open(row.secret_envelope);
  return { kind: row.kind, url: secrets.open(row.url_envelope), secret, isOn: row.is_on };
}

export async function openBrowser(tx: Tx, secrets: Secrets, id: string | null): Promise<BrowserKeys | null> {
  if (id === null) return null;
  const row = await tx
    .selectFrom('notify_subscription')
    .select('keys_envelope')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? (JSON.parse(secrets.open(row.keys_envelope)) as BrowserKeys) : null;
}

export async function confirmedAddress(tx: Tx, accountId: string | null): Promise<string | null> {
  if (accountId === null) return null;
  const row = await tx
    .selectFrom('notify_address as d')
    .innerJoin('account as a', 'a.id', 'd.account_id')
    .select('d.address')
    .where('d.account_id', '=', accountId)
    .where('d.verified_at', 'is not', null)
    .where('a.status', '=', 'active')
    .executeTakeFirst();
  return row?.address ?? null;
}
