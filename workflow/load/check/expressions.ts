import type { Flow, Node, ProcessModel } from '../../model/model.ts';
import { short } from '../issue.ts';
import { type Checked, find } from './finding.ts';

/** An expression that must be there and compile. `what` says in Chinese what it is for. */
export function checkExpression(
  checked: Checked,
  element: Node | Flow | ProcessModel,
  what: string,
  expression: string,
): void {
  if (expression.trim() === '') {
    find(checked, 'expression-missing', element, { what });
    return;
  }
  const fault = checked.ports.compiles(expression);
  if (!fault) return;
  const at = fault.at === undefined ? {} : { at: fault.at };
  find(checked, 'expression-fails', element, {
    what,
    message: fault.message,
    expression: short(expression, 120),
    ...at,
  });
}

/** The conditions of flows and the words of the case; those of nodes stand with what they are for. */
export function checkConditions(checked: Checked): void {
  const { model } = checked;
  for (const flow of model.flows.values())
    if (flow.condition !== undefined) checkExpression(checked, flow, '条件', flow.condition);
  if (model.case.title !== undefined) checkExpression(checked, model, '事项标题', model.case.title);
}

/** A name under which a value can be asked for in an expression. */
export function isName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}
