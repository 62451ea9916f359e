import { isA, type Moddle } from './moddle.ts';
import type { EventBus, Shape } from './parts.ts';

/** Colours by kind, as variables of board.css: they change with light and dark without drawing anew, and a mark goes before them. */
const fills: readonly (readonly [types: readonly string[], name: string])[] = [
  [['bpmn:UserTask', 'bpmn:ManualTask'], 'person'],
  [['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:BusinessRuleTask', 'bpmn:ScriptTask', 'bpmn:ReceiveTask'], 'system'],
  [['bpmn:CallActivity'], 'call'],
  [['bpmn:Gateway'], 'gateway'],
  [['bpmn:StartEvent'], 'start'],
  [['bpmn:EndEvent'], 'end'],
  [['bpmn:BoundaryEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:IntermediateThrowEvent'], 'event'],
];

function colourName(element: Moddle): string | undefined {
  return fills.find(([types]) => isA(element, ...types))?.[1];
}

type Drawer = {
  drawShape(parent: SVGElement, shape: Shape, attrs?: Record<string, string>): SVGElement;
  getShapePath(shape: Shape): string;
};

/** Draws nodes in the colour of their kind, unless the file gives them one of their own. */
export function KindColours(eventBus: EventBus, bpmnRenderer: Drawer): void {
  const above = 1500;
  const isOurs = (shape: Shape | undefined): shape is Shape =>
    shape !== undefined &&
    shape.type !== 'label' &&
    !shape.labelTarget &&
    colourName(shape.businessObject) !== undefined &&
    !hasOwnColour(shape);
  eventBus.on('render.shape', above, event => {
    const { gfx, element, attrs } = event as { gfx?: SVGElement; element?: Shape; attrs?: Record<string, string> };
    if (!gfx || !isOurs(element)) return undefined;
    const name = colourName(element.businessObject);
    return bpmnRenderer.drawShape(gfx, element, {
      ...attrs,
      fill: `var(--mark-fill, var(--board-${name}-fill))`,
      stroke: `var(--mark-line, var(--board-${name}-line))`,
    });
  });
}
KindColours.$inject = ['eventBus', 'bpmnRenderer'];

function hasOwnColour(shape: Shape): boolean {
  const { di } = shape as Shape & { di?: Moddle };
  return ['color:background-color', 'bioc:fill', 'color:border-color', 'bioc:stroke'].some(
    name => di?.get?.(name) !== undefined,
  );
}

/** The picture with its colours in place of the page's variables, for use elsewhere. */
export function withPlainColours(svg: string, styles: CSSStyleDeclaration): string {
  const unmarked = svg.replace(/var\(--mark-[\w-]+,\s*(var\([^)]*\))\)/g, '$1');
  return unmarked.replace(
    /var\((--board-[\w-]+)\)/g,
    (_, name: string) => styles.getPropertyValue(name).trim() || '#1c2326',
  );
}
