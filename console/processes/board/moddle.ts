/** An element of a BPMN file as bpmn-moddle holds it: BPMN's own or the house's, its properties by name. */
export type Moddle = {
  readonly $type: string;
  $parent?: Moddle;
  /** Attributes that no descriptor knows. */
  readonly $attrs?: Record<string, unknown>;
  /** Absent on elements of namespaces that nobody described. */
  get?(name: string): unknown;
  $instanceOf?(type: string): boolean;
};

/** Makes elements: the board's own factory, or bpmn-moddle itself. */
export type Factory = { create(type: string, attrs?: Record<string, unknown>): Moddle };

export function isA(element: Moddle | undefined, ...types: string[]): boolean {
  return element?.$instanceOf !== undefined && types.some(type => element.$instanceOf?.(type));
}

/** An attribute or text as text, without space around it; empty where there is none. */
export function text(element: Moddle | undefined, name: string): string {
  const value = element?.get?.(name);
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

/** A whole number; undefined where there is none that can be read. */
export function whole(element: Moddle | undefined, name: string): number | undefined {
  const value = element?.get?.(name);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
}

export function flag(element: Moddle | undefined, name: string): boolean {
  return element?.get?.(name) === true;
}

export function child(element: Moddle | undefined, name: string): Moddle | undefined {
  const value = element?.get?.(name);
  return typeof value === 'object' && value !== null && '$type' in value ? (value as Moddle) : undefined;
}

export function children(element: Moddle | undefined, name: string): readonly Moddle[] {
  const value = element?.get?.(name);
  return Array.isArray(value) ? (value as Moddle[]) : [];
}

export function idOf(element: Moddle | undefined): string {
  return text(element, 'id');
}

/** The house's own element of a type within `extensionElements`, such as `renshi:Work`. */
export function extensionOf(element: Moddle | undefined, type: string): Moddle | undefined {
  return children(child(element, 'extensionElements'), 'values').find(each => each.$type === type);
}

/**
 * The element's `extensionElements` with `next` in the place of what stood there of its type; undefined where nothing is left. What
 * others put there stays, and so do attributes of theirs on what is replaced.
 */
export function withExtension(
  factory: Factory,
  element: Moddle,
  type: string,
  next: Moddle | null,
): Moddle | undefined {
  const old = children(child(element, 'extensionElements'), 'values');
  const before = old.find(each => each.$type === type);
  if (before?.$attrs && next?.$attrs) Object.assign(next.$attrs, before.$attrs);
  const kept = old.filter(each => each.$type !== type);
  if (kept.length === 0 && !next) return undefined;
  const made = factory.create('bpmn:ExtensionElements', { values: next ? [...kept, next] : kept });
  made.$parent = element;
  if (next) next.$parent = made;
  return made;
}

type Told<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The parts that say something: nothing undefined, no empty text, no empty list. */
export function told<T extends object>(parts: T): Told<T> {
  return Object.fromEntries(
    Object.entries(parts).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as Told<T>;
}

/** A formal expression with this body; undefined where it is empty. */
export function expression(factory: Factory, body: string): Moddle | undefined {
  return body.trim() === '' ? undefined : factory.create('bpmn:FormalExpression', { body: body.trim() });
}

export function bodyOf(element: Moddle | undefined, name: string): string {
  return text(child(element, name), 'body');
}
