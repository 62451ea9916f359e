import { employmentGuards } from '#modules/employment/policy.ts';
import { organizationGuards } from '#modules/organization/policy.ts';
import { peopleGuards } from '#modules/people/policy.ts';
import { accessGuards } from '#platform/access/policy.ts';
import type { Guard } from '#platform/access/rule.ts';

/** Every guarded table of the house, in floor order. `renshi migrate` writes them into the database as row security. */
export const guards: readonly Guard[] = [...accessGuards, ...organizationGuards, ...peopleGuards, ...employmentGuards];
