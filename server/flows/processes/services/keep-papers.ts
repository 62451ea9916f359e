import { keptFiles } from '#contract/form-value.ts';
import { Refusal } from '#kernel/refusal.ts';
import { addDocument, preparePaper } from '#modules/documents/index.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/database/actor.ts';
import type { Tx } from '#platform/database/database.ts';
import type { Files } from '#platform/files/store.ts';
import type { Papers } from '#platform/papers/papers.ts';
import { noteInCase, type Service, type ServiceCall } from '#platform/workflow/workflow.ts';

type Deps = { readonly files: Files; readonly clock: Clock; readonly papers: Papers };

/** Which kind of paper proves what, by the first part of a correction's item. */
const kindOf: Readonly<Record<string, string>> = {
  basic: 'identity-card',
  identity: 'identity-card',
  family: 'household',
  education: 'diploma',
  work: 'leaving-certificate',
  certificate: 'qualification',
  bank: 'bank-card',
  job: 'labour-contract',
};

/** Of an accepted correction the proofs become papers of the archive; one that can't be kept is told and stays in the case alone. */
export function paperServices(deps: Deps): Record<string, Service> {
  return {
    'archive.keep-papers': {
      label: '档案更正：证明材料归档',
      results: [
        { name: 'papersKept', label: '归档的份数' },
        { name: 'papersLeft', label: '没有归档的文件及原因' },
      ],
      run: call => keepPapers(call, deps),
    },
  };
}

async function keepPapers(call: ServiceCall, deps: Deps): Promise<Record<string, unknown>> {
  const { item, proof } = call.case.data;
  const personId = call.case.subjectPerson ?? call.case.starterPerson;
  const given = keptFiles(proof);
  if (!personId || given.length === 0) return { papersKept: 0, papersLeft: '' };
  const kindId = await kindFor(call.tx, String(item));
  const left: string[] = [];
  let kept = 0;
  for (const file of given) {
    try {
      if (!(await isStarters(call, file.id)) || !kindId) continue;
      const { bytes, name } = await deps.files.get(call.tx, file.id);
      const prepared = await preparePaper(deps.papers, bytes, name);
      const of = { personId, kindId, source: 'case', caseId: call.case.id, fileId: file.id } as const;
      await addDocument(call.tx, deps, systemActor('jobs'), of, prepared);
      kept += 1;
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      left.push(`${file.name || '附件'}：${fault.zh}`);
    }
  }
  // Whoever looks at the case later should not believe it to lie in the archive.
  if (left.length > 0) await noteInCase(call, `以下证明材料没有归入档案，只保留在本事项中：\n${left.join('\n')}`);
  return { papersKept: kept, papersLeft: left.join('\n') };
}

async function kindFor(tx: Tx, item: string): Promise<string | null> {
  const [group = ''] = item.split('.');
  const found = await tx
    .selectFrom('document_kind')
    .select(['id', 'code'])
    .where('code', 'in', [kindOf[group] ?? 'other', 'other'])
    .where('is_retired', '=', false)
    .execute();
  return (found.find(each => each.code === kindOf[group]) ?? found[0])?.id ?? null;
}

/** An id that was written into the form by hand opens nobody else's file. */
async function isStarters(call: ServiceCall, fileId: string): Promise<boolean> {
  const found = await call.tx
    .selectFrom('file_object')
    .select('id')
    .where('id', '=', fileId)
    .where('account_id', '=', call.case.starterAccount)
    .executeTakeFirst();
  return found !== undefined;
}
