import { bulkGuards } from '#flows/bulk-edit/index.ts';
import { exportGuards } from '#flows/export-archive/index.ts';
import { importGuards } from '#flows/import-people/index.ts';
import { reorganiseGuards } from '#flows/reorganise/index.ts';
import { turnOfDayGuards } from '#flows/turn-of-day/turn-of-day.ts';
import { calendarGuards } from '#modules/calendar/index.ts';
import { certificateGuards } from '#modules/certificates/index.ts';
import { customFieldGuards } from '#modules/custom-fields/index.ts';
import { documentGuards } from '#modules/documents/index.ts';
import { employmentGuards } from '#modules/employment/index.ts';
import { formGuards } from '#modules/forms/index.ts';
import { lawGuards } from '#modules/law/index.ts';
import { organizationGuards } from '#modules/organization/index.ts';
import { peopleGuards } from '#modules/people/index.ts';
import { personalInformationGuards } from '#modules/personal-information/index.ts';
import { phoneBindingGuards } from '#modules/phone-binding/index.ts';
import { recognitionGuards } from '#modules/recognition/index.ts';
import { savedViewGuards } from '#modules/saved-views/index.ts';
import { tagGuards } from '#modules/tags/index.ts';
import { accessGuards } from '#platform/access/policy.ts';
import type { Guard } from '#platform/access/rule.ts';
import { fileGuards } from '#platform/files/policy.ts';
import { jobGuards } from '#platform/jobs/policy.ts';
import { notifyGuards } from '#platform/notify/policy.ts';
import { outboxGuards } from '#platform/outbox/policy.ts';
import { searchGuards } from '#platform/search/policy.ts';
import { signInGuards } from '#platform/sign-in/policy.ts';
import { workflowGuards } from '#platform/workflow/policy.ts';

/** Every guarded table of the house, in floor order. `renshi migrate` writes them into the database as row security. */
export const guards: readonly Guard[] = [
  ...accessGuards,
  ...signInGuards,
  ...jobGuards,
  ...outboxGuards,
  ...fileGuards,
  ...notifyGuards,
  ...searchGuards,
  ...workflowGuards,
  ...lawGuards,
  ...calendarGuards,
  ...organizationGuards,
  ...formGuards,
  ...peopleGuards,
  ...employmentGuards,
  ...documentGuards,
  ...recognitionGuards,
  ...customFieldGuards,
  ...tagGuards,
  ...savedViewGuards,
  ...certificateGuards,
  ...phoneBindingGuards,
  ...personalInformationGuards,
  ...importGuards,
  ...exportGuards,
  ...bulkGuards,
  ...reorganiseGuards,
  ...turnOfDayGuards,
];
