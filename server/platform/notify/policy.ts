import { anyOf, type Guard, holds, ownAccount, system } from '#platform/access/rule.ts';

const own = ownAccount('account_id');
const courier = system('jobs');
/** `renshi keys rotate` wraps the data keys of secrets anew. */
const rotation = system('keys');
const administrator = holds('system.edit');
/** Of an account and nobody else's but the courier's, who asks where to send. */
const personal = { read: anyOf(own, system()), write: anyOf(own, system()) };
const configured = { read: anyOf(administrator, system()), write: anyOf(administrator, system()) };

export const notifyGuards: readonly Guard[] = [
  // Notices are told through notify_tell, and what becomes of them is nobody else's business.
  { table: 'notice', read: anyOf(own, courier), update: own, remove: courier, audit: 'none' },
  { table: 'notify_choice', ...personal, audit: {} },
  {
    table: 'notify_address',
    ...personal,
    audit: { sensitive: ['address', 'pending_address', 'code_hash'] },
  },
  {
    table: 'notify_subscription',
    read: anyOf(own, courier, rotation),
    update: rotation,
    // New keys of the house make all subscriptions void.
    remove: anyOf(own, courier, administrator),
    audit: { sensitive: ['keys_envelope', 'endpoint_index'] },
  },
  { table: 'notify_mail', ...configured, audit: { sensitive: ['password_envelope'] } },
  { table: 'notify_push', ...configured, audit: { sensitive: ['private_key_envelope'] } },
  { table: 'notify_robot', ...configured, audit: { sensitive: ['url_envelope', 'secret_envelope'] } },
  {
    table: 'notify_delivery',
    read: anyOf(administrator, courier),
    insert: courier,
    update: anyOf(administrator, courier),
    remove: courier,
    audit: 'none',
  },
];
