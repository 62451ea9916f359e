import type { Factory, Moddle } from './moddle.ts';

/** The little of bpmn-js' services that is used, in types of our own: the library's do not say what its services are. */
export type Shape = {
  readonly id: string;
  readonly type: string;
  readonly businessObject: Moddle;
  readonly parent?: Shape;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly labelTarget?: Shape;
  readonly waypoints?: readonly unknown[];
};
export type BoardEvent = { readonly element?: Shape; readonly newSelection?: readonly Shape[] };
export type EventBus = {
  on(events: string | readonly string[], listener: (event: BoardEvent) => void): void;
  on(events: string, priority: number, listener: (event: BoardEvent) => unknown): void;
  off(events: string | readonly string[], listener: (event: BoardEvent) => void): void;
};
export type ElementRegistry = {
  get(id: string): Shape | undefined;
  getAll(): readonly Shape[];
  getGraphics(element: Shape | string): SVGGElement;
};
export type Rect = { x: number; y: number; width: number; height: number };
export type Canvas = {
  zoom(level: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
  zoom(): number;
  viewbox(): Rect & { inner: Rect; outer: { width: number; height: number }; scale: number };
  viewbox(box: Rect): void;
  scroll(by: { dx: number; dy: number }): void;
  scrollToElement(element: Shape | string, padding?: number): void;
  addMarker(element: Shape | string, marker: string): void;
  removeMarker(element: Shape | string, marker: string): void;
  getRootElement(): Shape;
  resized(): void;
};
export type Overlays = {
  add(element: Shape | string, type: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
  remove(filter: { type: string } | string): void;
};
export type Modeling = {
  updateProperties(element: Shape, properties: Record<string, unknown>): void;
  updateModdleProperties(element: Shape, moddle: Moddle, properties: Record<string, unknown>): void;
  removeElements(elements: Shape[]): void;
};
export type CommandStack = { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
export type Selection = { select(element: Shape | readonly Shape[] | null): void; get(): readonly Shape[] };
export type ElementFactory = {
  createShape(attrs: Record<string, unknown>): Shape;
  createParticipantShape(): Shape;
};
export type Create = { start(event: Event, shape: Shape | Shape[], context?: Record<string, unknown>): void };
export type AutoPlace = { append(source: Shape, shape: Shape): Shape };
export type EditorActions = { trigger(action: string, options?: unknown): unknown };

type Services = {
  eventBus: EventBus;
  elementRegistry: ElementRegistry;
  canvas: Canvas;
  overlays: Overlays;
  modeling: Modeling;
  commandStack: CommandStack;
  selection: Selection;
  bpmnFactory: Factory;
  elementFactory: ElementFactory;
  create: Create;
  autoPlace: AutoPlace;
  editorActions: EditorActions;
};

/** A modeller or viewer that stands in a page. */
export type Board = {
  get<K extends keyof Services>(name: K): Services[K];
  importXML(xml: string): Promise<{ readonly warnings: readonly { readonly message: string }[] }>;
  saveXML(options: { format: boolean }): Promise<{ readonly xml?: string }>;
  saveSVG(): Promise<{ readonly svg: string }>;
  getDefinitions(): Moddle | undefined;
  destroy(): void;
};
