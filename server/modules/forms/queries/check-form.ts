import { type FormProblem, checkFilled as readFilled, sensitiveIn } from '#contract/form-check.ts';
import {
  type FormColumn,
  type FormDefinition,
  type FormField,
  type FormPrefill,
  fieldsOf,
} from '#contract/form-definition.ts';
import type { Tx } from '#platform/database/database.ts';
import type { FormDeps, FormLookups, PickedKind } from '../deps.ts';
import { refuse } from '../refusals.ts';
import { inForce, versionNumbered } from '../store.ts';

export type Checked = {
  readonly version: number;
  readonly data: Record<string, unknown>;
  /** The codes of what is to be sealed of it. */
  readonly sensitive: readonly string[];
};

/** What was filled in, as the version in force, or the one told, keeps it, with what is wrong. Refuses form.not-found. */
export async function lookOver(
  tx: Tx,
  { lookups }: FormDeps,
  key: string,
  data: unknown,
  prefill: FormPrefill,
  number?: number,
): Promise<Checked & { problems: FormProblem[] }> {
  const version = await (number === undefined ? inForce(tx, key) : versionNumbered(tx, key, number));
  if (!version) throw refuse['not-found']();
  const { data: kept, problems } = readFilled(version.definition, data, prefill);
  const named = await nameAll(tx, lookups, version.definition, kept);
  const sensitive = sensitiveIn(version.definition, kept);
  return { version: version.number, data: kept, sensitive, problems: [...problems, ...named] };
}

export async function sensitiveOf(tx: Tx, key: string, data: unknown, number?: number): Promise<readonly string[]> {
  const version = await (number === undefined ? inForce(tx, key) : versionNumbered(tx, key, number));
  return version ? sensitiveIn(version.definition, data) : [];
}

/** Refuses form.not-found, form.invalid. */
export async function checkForm(
  tx: Tx,
  deps: FormDeps,
  key: string,
  data: unknown,
  prefill: FormPrefill = {},
  number?: number,
): Promise<Checked> {
  const { problems, ...checked } = await lookOver(tx, deps, key, data, prefill, number);
  if (problems[0])
    throw refuse.invalid({
      count: problems.length,
      first: problems[0].zh,
      problems,
      fields: problems.map(each => ({ field: `/body/data${each.path}`, message: each.zh })),
    });
  return checked;
}

type Spot = {
  readonly path: string;
  readonly label: string;
  readonly kind: PickedKind;
  readonly value: { id: string; name: string };
};

/** Puts the archive's names in the place of those that were sent; who or what isn't there is a problem. */
export async function nameAll(
  tx: Tx,
  lookups: FormLookups,
  definition: FormDefinition,
  data: Record<string, unknown>,
): Promise<FormProblem[]> {
  const spots = fieldsOf(definition).flatMap(field => spotsOf(field, data));
  const problems: FormProblem[] = [];
  for (const kind of ['person', 'unit', 'colleague', 'employment'] as const) {
    const asked = spots.filter(each => each.kind === kind);
    if (asked.length === 0) continue;
    const names = await lookups.namesOf(tx, kind, [...new Set(asked.map(each => each.value.id))]);
    for (const { path, label, value } of asked) {
      const name = names.get(value.id);
      if (name === undefined) problems.push({ path, code: 'form.unknown', zh: `没有找到所选的${label}，请重新选择。` });
      else value.name = name;
    }
  }
  return problems;
}

function spotsOf(field: FormField, data: Record<string, unknown>): Spot[] {
  const value = data[field.code];
  if (value === undefined) return [];
  if (field.kind === 'table')
    return (value as Record<string, unknown>[]).flatMap((row, at) =>
      (field.columns ?? []).flatMap(column => spotOf(column, row[column.code], `/${field.code}/${at}/${column.code}`)),
    );
  return spotOf(field, value, `/${field.code}`);
}

function spotOf(field: FormField | FormColumn, value: unknown, path: string): Spot[] {
  if (value === undefined) return [];
  if (field.kind === 'choice' && field.from)
    return [{ path, label: field.label, kind: 'employment', value: value as Spot['value'] }];
  if (field.kind !== 'person' && field.kind !== 'unit') return [];
  const kind = field.kind === 'unit' ? 'unit' : field.among === 'archive' ? 'person' : 'colleague';
  return [{ path, label: field.label, kind, value: value as Spot['value'] }];
}
