import { call } from '#contract/call.ts';
import { uploadCaseFile } from '#contract/case.ts';
import type { KeptFile, Picked } from '#contract/form-definition.ts';
import { listPeople } from '#contract/person.ts';
import { findColleagues } from '#contract/task.ts';

export type Found = Picked & { readonly note: string };

/** Where a form looks for people. Units come of the tree that everybody may see. */
export type FormLookups = {
  people(text: string, signal: AbortSignal): Promise<Found[]>;
  colleagues(text: string, signal: AbortSignal): Promise<Found[]>;
};

export const houseLookups: FormLookups = {
  people: async (q, signal) => {
    const { items } = await call(listPeople, { query: { q, limit: 20, total: false }, signal });
    return items.map(({ id, name, number, unitName, postName }) => ({
      id,
      name,
      note: [number, unitName, postName].filter(Boolean).join(' · '),
    }));
  },
  colleagues: async (q, signal) => {
    const { items } = await call(findColleagues, { query: { q }, signal });
    return items.map(({ accountId, name, unitName }) => ({ id: accountId, name, note: unitName }));
  },
};

export type Upload = (file: File) => Promise<KeptFile>;

/** Keeps a file with the cases; it is attached when the form is sent. */
export const uploadToCase: Upload = file => call(uploadCaseFile, { file, fileName: file.name });
