import type { CustomFieldDeps } from '#modules/custom-fields/index.ts';

export type PaperDeps = CustomFieldDeps;
