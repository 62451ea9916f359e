import type { AutoPlace, Create, ElementFactory, Shape } from './parts.ts';
import { inChinese } from './words-zh.ts';

type Entry = {
  group: string;
  className: string;
  title: string;
  action: Record<string, (event: Event, element: Shape) => unknown>;
};
type Entries = Record<string, Entry>;
type PopupMenu = {
  open(
    element: Shape,
    menu: string,
    position: object,
    options: { title: string; width: number; search: boolean },
  ): void;
};

/** After an element comes work by a person, the commonest step, and a service, instead of a task that does nothing. */
export class ContextPad {
  static readonly $inject = ['contextPad', 'elementFactory', 'create', 'autoPlace', 'popupMenu'];
  private readonly elementFactory: ElementFactory;
  private readonly create: Create;
  private readonly autoPlace: AutoPlace;
  private readonly popupMenu: PopupMenu;

  constructor(
    contextPad: { registerProvider(priority: number, provider: object): void },
    elementFactory: ElementFactory,
    create: Create,
    autoPlace: AutoPlace,
    popupMenu: PopupMenu,
  ) {
    this.elementFactory = elementFactory;
    this.create = create;
    this.autoPlace = autoPlace;
    this.popupMenu = popupMenu;
    // After the board's own, whose entries it changes.
    contextPad.registerProvider(500, this);
  }

  getContextPadEntries(): (entries: Entries) => Entries {
    return entries => {
      const { 'append.append-task': task, ...others } = entries;
      if (others.replace) others.replace = { ...others.replace, action: { click: this.replace } };
      if (!task) return others;
      return {
        'append.user-task': this.append('bpmn:UserTask', 'bpmn-icon-user-task', '接“人工办理”'),
        'append.service-task': this.append('bpmn:ServiceTask', 'bpmn-icon-service-task', '接“系统服务”'),
        ...others,
      };
    };
  }

  /** Beneath the pointer; the board's own asks for a place in a way that it calls outdated itself. */
  private readonly replace = (event: Event, element: Shape): void => {
    const { x, y } = event as MouseEvent;
    const title = inChinese('Change element');
    const position = { x, y: y + 16, cursor: { x, y } };
    this.popupMenu.open(element, 'bpmn-replace', position, { title, width: 260, search: true });
  };

  private append(type: string, className: string, title: string): Entry {
    const make = () => this.elementFactory.createShape({ type });
    return {
      group: 'model',
      className,
      title,
      action: {
        click: (_, source) => this.autoPlace.append(source, make()),
        dragstart: (event, source) => this.create.start(event, make(), { source }),
      },
    };
  }
}
