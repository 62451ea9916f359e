import { evaluateExpression } from '#workflow/expression.ts';
import { loadModel } from '#workflow/load/load-model.ts';
import type { ProcessModel } from '#workflow/model/model.ts';
import type { Ports } from '#workflow/run/state.ts';
import type { Tx } from '../database/database.ts';
import { refuseProcess } from './refusals.ts';

/** Expressions of running cases. */
export const enginePorts: Ports = { evaluate: evaluateExpression };

const keptMost = 300;

/** Parsed models by version. A version that has been in force never changes; a draft is parsed anew each time. */
export function createModels() {
  const kept = new Map<string, ProcessModel>();
  return {
    /** The model of a version that is or was in force. */
    of: async (tx: Tx, versionId: string): Promise<ProcessModel> => {
      const known = kept.get(versionId);
      if (known) return known;
      const row = await tx
        .selectFrom('workflow_version')
        .select(['xml', 'state'])
        .where('id', '=', versionId)
        .executeTakeFirst();
      if (!row) throw refuseProcess['not-found']();
      const model = mainProcess((await loadModel(row.xml)).processes);
      if (!model) throw refuseProcess.unreadable({ reason: '' });
      if (row.state !== 'draft') {
        if (kept.size >= keptMost) kept.clear();
        kept.set(versionId, model);
      }
      return model;
    },
  };
}
export type Models = ReturnType<typeof createModels>;

/** Of a file with several processes, the one that is run: the first that says it can be. */
export function mainProcess(models: readonly ProcessModel[]): ProcessModel | undefined {
  return models.find(model => model.executable) ?? models[0];
}
