import Type, { type TOptional, type TProperties } from 'typebox';
import { Day, Id, Instant, Nullable } from './shape.ts';

const exact = { additionalProperties: false } as const;

/** What every dated thing tells of the version shown. `until` is the first day on which it no longer holds; null is open. */
export const Dated = {
  versionId: Id,
  from: Nullable(Day),
  until: Nullable(Type.String({ description: '首个不再有效的日期（不含当日），null 为至今' })),
};
export const versionsOf = <P extends TProperties>(properties: P) =>
  Type.Array(Type.Object({ ...Dated, recordedAt: Instant, ...properties }));
/** Names one version of a dated thing. */
export const VersionParams = Type.Object({ id: Id, versionId: Id }, exact);
export const From = Type.Object({ from: Day }, exact);
export const VersionMade = Type.Object({ id: Id, versionId: Id });

/** The same fields, each of which may be left out; `without` leaves some out altogether. */
export function optional<P extends TProperties, const W extends keyof P = never>(properties: P, ...without: W[]) {
  const left = Object.entries(properties).filter(([name]) => !(without as PropertyKey[]).includes(name));
  return Object.fromEntries(left.map(([name, schema]) => [name, Type.Optional(schema)])) as {
    [K in Exclude<keyof P, W>]: TOptional<P[K]>;
  };
}
