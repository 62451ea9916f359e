import type { Clock } from '#platform/clock/clock.ts';
import type { Secrets } from '#platform/secrets/keyring.ts';

/** What the module needs of the platform besides a transaction. */
export type PeopleDeps = { readonly secrets: Secrets; readonly clock: Clock };
