/** On whose authority a transaction runs. The database grants nothing to a transaction without one. */
export type Actor =
  | {
      readonly kind: 'person' | 'service';
      readonly accountId: string;
      readonly personId: string | null;
      readonly name: string;
    }
  | { readonly kind: 'system'; readonly name: SystemName };

/** The parts of the system that act by themselves. `sign-in` sees accounts only; the others see all. */
export type SystemName = 'sign-in' | 'jobs' | 'setup' | 'demo' | 'keys' | 'health' | 'workflow';

/** Where a request came from; recorded with every write. */
export type Origin = {
  readonly requestId: string | null;
  readonly ip: string | null;
  /** The action or command that runs, such as `people.edit`. */
  readonly command: string;
  /** The account for which a service acts, where it says so. */
  readonly onBehalfOf?: string | null;
};

export function systemActor(name: SystemName): Actor {
  return { kind: 'system', name };
}
