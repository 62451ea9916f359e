import type { ModelIssue, ProcessModel } from '../model/model.ts';
import { checkEvents, checkHandlers } from './check/events.ts';
import { checkConditions } from './check/expressions.ts';
import { type Checked, type CheckPorts, find, isScope, openCheck } from './check/finding.ts';
import { checkFlows } from './check/flows.ts';
import { checkReach } from './check/reach.ts';
import { checkStarts } from './check/starts.ts';
import { checkTasks } from './check/tasks.ts';
import { checkWaits } from './check/waits.ts';
import { checkWork } from './check/work.ts';
import { issue } from './issue.ts';

export type { CheckPorts } from './check/finding.ts';

/** What one process may hold, and how many issues are told: the rest is counted. */
export const modelBounds = { nodes: 5000, depth: 20, issues: 500 } as const;

/**
 * The rules of a model while it is drawn and when it is put in force, errors first. Every rule is linear in nodes and flows.
 * What only the file knows (ids used twice, elements that can't be run) is among `loadModel`'s issues.
 */
export function checkModel(model: ProcessModel, ports: CheckPorts): ModelIssue[] {
  const checked = openCheck(model, ports);
  if (model.nodes.size > modelBounds.nodes) {
    find(checked, 'too-many-nodes', model, { count: model.nodes.size, max: modelBounds.nodes });
    return checked.issues;
  }
  if (!model.executable) find(checked, 'not-executable', model);
  checkDepth(checked);
  for (const check of [checkStarts, checkFlows, checkReach, checkWaits, checkEvents, checkHandlers]) check(checked);
  for (const check of [checkTasks, checkWork, checkConditions]) check(checked);
  return bounded(checked.issues);
}

function checkDepth(checked: Checked): void {
  const depths = new Map<string, number>();
  // Parents stand before their children, as the loader reads them.
  for (const node of checked.model.nodes.values()) {
    const depth = (depths.get(node.parent) ?? 0) + 1;
    depths.set(node.id, depth);
    if (isScope(node) && depth === modelBounds.depth + 1)
      find(checked, 'nested-deep', node, { depth, max: modelBounds.depth });
  }
}

function bounded(issues: readonly ModelIssue[]): ModelIssue[] {
  const errors = issues.filter(each => each.severity === 'error');
  const sorted = [...errors, ...issues.filter(each => each.severity !== 'error')];
  const more = sorted.length - modelBounds.issues;
  return more > 0 ? [...sorted.slice(0, modelBounds.issues), issue('issues-more', null, { count: more })] : sorted;
}
