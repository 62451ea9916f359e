import type { Service } from '#platform/workflow/workflow.ts';

/** Every command that a model may call, by the name that service tasks use. */
export function processServices(): ReadonlyMap<string, Service> {
  return new Map();
}
