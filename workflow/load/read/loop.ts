import type { Loop } from '../../model/model.ts';
import { expressionText } from '../expression-text.ts';
import { attribute, childNamed, extension, namespaces, textIn, type XmlElement } from '../xml/tree.ts';
import { present, refersTo, report, type Source } from './source.ts';

const olderVendors = [namespaces.camunda, namespaces.flowable, namespaces.activiti] as const;

/** How often an activity runs. Undefined: once. */
export function readLoop(source: Source, activity: XmlElement): Loop | undefined {
  const many = childNamed(activity, 'multiInstanceLoopCharacteristics');
  if (many) return readMany(source, activity, many);
  const loop = childNamed(activity, 'standardLoopCharacteristics');
  if (!loop) return undefined;
  const condition = childNamed(loop, 'loopCondition');
  const maximum = attribute(loop, 'loopMaximum')?.trim();
  return {
    kind: 'while',
    condition: expressionText(condition && textIn(condition)) ?? (maximum ? 'true' : ''),
    testBefore: attribute(loop, 'testBefore') === 'true',
    ...present({ maximum: readMaximum(source, activity, maximum) }),
  };
}

function readMaximum(source: Source, activity: XmlElement, told: string | undefined): number | undefined {
  if (!told) return undefined;
  if (/^\d{1,6}$/.test(told)) return Number(told);
  report(source, 'not-a-number', activity, { field: 'loopMaximum', value: told });
  return undefined;
}

function readMany(source: Source, activity: XmlElement, many: XmlElement): Loop {
  const own = extension(many, 'loop', namespaces.renshi) ?? extension(activity, 'loop', namespaces.renshi);
  const zeebe = extension(many, 'loopCharacteristics', namespaces.zeebe);
  const behavior = attribute(many, 'behavior');
  if (behavior && behavior !== 'All') report(source, 'loop-behavior', activity, { behavior });
  const collection =
    (own && attribute(own, 'collection')) ??
    (zeebe && attribute(zeebe, 'inputCollection')) ??
    fromOlder(many, 'collection') ??
    dataName(source, many);
  const item =
    (own && attribute(own, 'item')) ??
    (zeebe && attribute(zeebe, 'inputElement')) ??
    fromOlder(many, 'elementVariable') ??
    itemName(many);
  const cardinality = childNamed(many, 'loopCardinality');
  const until = childNamed(many, 'completionCondition');
  return {
    kind: attribute(many, 'isSequential') === 'true' ? 'sequential' : 'parallel',
    item: item?.trim() || 'item',
    ...present({
      collection: expressionText(collection),
      cardinality: expressionText(cardinality && textIn(cardinality)),
      until: expressionText(until && textIn(until)),
    }),
  };
}

function fromOlder(many: XmlElement, name: string): string | undefined {
  return olderVendors.map(uri => attribute(many, name, uri)).find(value => value !== undefined);
}

/** BPMN's own way to name the list: the data that `loopDataInputRef` points at, by its name. */
function dataName(source: Source, many: XmlElement): string | undefined {
  const reference = childNamed(many, 'loopDataInputRef');
  const data = reference && refersTo(source, textIn(reference));
  return data && (attribute(data, 'name') ?? attribute(data, 'id'));
}

function itemName(many: XmlElement): string | undefined {
  const item = childNamed(many, 'inputDataItem');
  return item && (attribute(item, 'name') ?? attribute(item, 'id'));
}
