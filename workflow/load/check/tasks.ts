import type { Loop, Node } from '../../model/model.ts';
import { checkExpression, isName } from './expressions.ts';
import { type Checked, find } from './finding.ts';

export const roundsMax = 1000;

/** Services, scripts, messages, calls and loops. */
export function checkTasks(checked: Checked): void {
  for (const node of checked.model.nodes.values()) {
    checkKind(checked, node);
    if (node.loop) checkLoop(checked, node, node.loop);
    for (const [name, value] of Object.entries(node.inputs ?? {}))
      checkExpression(checked, node, `输入“${name}”`, value);
    if (node.result !== undefined && !isName(node.result)) find(checked, 'result-name', node, { name: node.result });
  }
}

function checkKind(checked: Checked, node: Node): void {
  switch (node.kind) {
    case 'service':
      if (!node.service) find(checked, 'service-missing', node);
      break;
    case 'send':
      if (!node.service && !node.message) find(checked, 'send-nothing', node);
      break;
    case 'receive':
      if (!node.message) find(checked, 'receive-without-message', node, { id: node.id });
      break;
    case 'rule':
    case 'script':
      if (!node.service) checkExpression(checked, node, '表达式', node.expression ?? '');
      else if (node.expression) checkExpression(checked, node, '表达式', node.expression);
      break;
    case 'call':
      if (!node.called) find(checked, 'called-missing', node);
      else if (checked.ports.knowsProcess?.(node.called) === false)
        find(checked, 'called-unknown', node, { key: node.called });
      break;
    default:
  }
  if (node.service && checked.ports.knowsService?.(node.service) === false)
    find(checked, 'service-unknown', node, { name: node.service });
}

function checkLoop(checked: Checked, node: Node, loop: Loop): void {
  if (loop.kind === 'while') {
    checkExpression(checked, node, '循环条件', loop.condition);
    if (loop.maximum !== undefined) checkCount(checked, node, loop.maximum);
    return;
  }
  const { collection, cardinality, until, item } = loop;
  if (collection === undefined && cardinality === undefined) find(checked, 'loop-impossible', node);
  if (collection !== undefined && cardinality !== undefined) find(checked, 'collection-and-count', node);
  if (collection !== undefined) checkExpression(checked, node, '循环列表', collection);
  else if (cardinality !== undefined && /^-?\d+(\.\d+)?$/.test(cardinality))
    checkCount(checked, node, Number(cardinality));
  else if (cardinality !== undefined) checkExpression(checked, node, '循环次数', cardinality);
  if (until !== undefined) checkExpression(checked, node, '提前完成条件', until);
  if (!isName(item)) find(checked, 'loop-item', node, { item });
}

function checkCount(checked: Checked, node: Node, count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > roundsMax)
    find(checked, 'loop-count', node, { count, max: roundsMax });
}
