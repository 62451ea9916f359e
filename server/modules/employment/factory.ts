import { sql } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { newId } from '#kernel/id.ts';
import { archiveOf } from '#modules/people/factory.ts';
import { type Actor, systemActor } from '#platform/database/actor.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { keyringOf } from '#platform/secrets/keyring.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';
import { makeMaster } from '#platform/secrets/envelope.ts';
import type { NewPerson } from './create-people.ts';

const origin = { requestId: null, ip: null, command: 'test' };

export function testSecrets(): Secrets {
  return keyringOf(() => ({ masters: [makeMaster('test')], index: Buffer.alloc(32, 7) }) as never, 'folder');
}
