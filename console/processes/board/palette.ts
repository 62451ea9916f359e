import type { Create, ElementFactory, Shape } from './parts.ts';

type Tool = { start?(event: Event): void; activateHand?(event: Event): void; activateSelection?(event: Event): void };
type Entry = {
  readonly group: string;
  readonly className?: string;
  readonly title?: string;
  readonly separator?: boolean;
  readonly action?: Record<string, (event: Event) => void>;
};

/** What can be drawn, in the order in which HR needs it. Shown as an icon with its word (board.css). */
const nodes: readonly (readonly [
  key: string,
  group: string,
  icon: string,
  title: string,
  attrs: Record<string, unknown>,
])[] = [
  ['user-task', 'work', 'user-task', '人工办理', { type: 'bpmn:UserTask' }],
  ['service-task', 'work', 'service-task', '系统服务', { type: 'bpmn:ServiceTask' }],
  ['script-task', 'work', 'script-task', '计算', { type: 'bpmn:ScriptTask' }],
  ['call-activity', 'work', 'call-activity', '调用流程', { type: 'bpmn:CallActivity' }],
  ['exclusive-gateway', 'way', 'gateway-xor', '选一条路', { type: 'bpmn:ExclusiveGateway' }],
  ['parallel-gateway', 'way', 'gateway-parallel', '同时走', { type: 'bpmn:ParallelGateway' }],
  ['start-event', 'event', 'start-event-none', '开始', { type: 'bpmn:StartEvent' }],
  ['end-event', 'event', 'end-event-none', '结束', { type: 'bpmn:EndEvent' }],
  [
    'timer',
    'event',
    'intermediate-event-catch-timer',
    '定时',
    { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' },
  ],
  [
    'message',
    'event',
    'intermediate-event-catch-message',
    '等消息',
    { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:MessageEventDefinition' },
  ],
  ['annotation', 'other', 'text-annotation', '注释', { type: 'bpmn:TextAnnotation' }],
];

export class Palette {
  static readonly $inject = [
    'palette',
    'create',
    'elementFactory',
    'handTool',
    'lassoTool',
    'spaceTool',
    'globalConnect',
  ];
  private readonly create: Create;
  private readonly elementFactory: ElementFactory;
  private readonly tools: { hand: Tool; lasso: Tool; space: Tool; connect: Tool };

  constructor(
    palette: { registerProvider(provider: object): void },
    create: Create,
    elementFactory: ElementFactory,
    hand: Tool,
    lasso: Tool,
    space: Tool,
    connect: Tool,
  ) {
    this.create = create;
    this.elementFactory = elementFactory;
    this.tools = { hand, lasso, space, connect };
    palette.registerProvider(this);
  }

  getPaletteEntries(): Record<string, Entry> {
    const { hand, lasso, space, connect } = this.tools;
    const tool = (icon: string, title: string, click: (event: Event) => void): Entry => ({
      group: 'tools',
      className: `bpmn-icon-${icon}`,
      title,
      action: { click },
    });
    return {
      'hand-tool': tool('hand-tool', '移动画布', event => hand.activateHand?.(event)),
      'lasso-tool': tool('lasso-tool', '框选', event => lasso.activateSelection?.(event)),
      'space-tool': tool('space-tool', '增减间距', event => space.activateSelection?.(event)),
      'connect-tool': tool('connection-multi', '连线', event => connect.start?.(event)),
      ...Object.fromEntries(
        nodes.map(([key, group, icon, title, attrs]) => [
          `create.${key}`,
          this.entry(group, icon, title, () => this.elementFactory.createShape(attrs)),
        ]),
      ),
      'create.sub-process': this.entry('work', 'subprocess-expanded', '子流程', () => this.subProcess()),
      'create.group': this.entry('other', 'group', '分组框', () =>
        this.elementFactory.createShape({ type: 'bpmn:Group' }),
      ),
    };
  }

  private entry(group: string, icon: string, title: string, make: () => Shape | Shape[]): Entry {
    const begin = (event: Event) => {
      const made = make();
      const hints = Array.isArray(made) ? { hints: { autoSelect: [made[0]] } } : undefined;
      this.create.start(event, made, hints);
    };
    return { group, className: `bpmn-icon-${icon}`, title, action: { dragstart: begin, click: begin } };
  }

  /** A sub-process with the start that it needs. */
  private subProcess(): Shape[] {
    const around = this.elementFactory.createShape({ type: 'bpmn:SubProcess', x: 0, y: 0, isExpanded: true });
    const start = this.elementFactory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: around });
    return [around, start];
  }
}
