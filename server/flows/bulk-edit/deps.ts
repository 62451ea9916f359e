import type { CustomFieldDeps } from '#modules/custom-fields/index.ts';
import type { PeopleDeps } from '#modules/people/index.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';

export type BulkDeps = CustomFieldDeps & Pick<PeopleDeps, 'custom' | 'tags'> & { readonly jobs: Jobs };
