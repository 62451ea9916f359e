import { type FormDefinition, type FormPrefill, fieldsOf } from './form-definition.ts';
import { isAsked, reckonYesNo } from './form-formula.ts';
import { Look } from './form-look.ts';
import { type FormProblem, formulaSentence, missingSentence } from './form-row.ts';
import { own } from './form-value.ts';

export { checkDefinition, type DefinitionIssue } from './form-definition-check.ts';
export { fillDefaults } from './form-fill.ts';
export type { FormProblem } from './form-row.ts';

export type Filled = { readonly data: Record<string, unknown>; readonly problems: readonly FormProblem[] };

/** A form with what was filled in, looked at as a whole; made anew with every change. */
export type FormSight = {
  /** The codes of the fields that are shown, notes included. */
  readonly visible: ReadonlySet<string>;
  /** Indices of the sections that are shown. */
  readonly sections: ReadonlySet<number>;
  readonly required: ReadonlySet<string>;
  /** By code: what fields that are only shown hold. */
  readonly reckoned: ReadonlyMap<string, unknown>;
};

export function visibleFields(
  definition: FormDefinition,
  data: unknown,
  prefill: FormPrefill = {},
): ReadonlySet<string> {
  return lookAt(definition, data, prefill).visible;
}

export function lookAt(definition: FormDefinition, data: unknown, prefill: FormPrefill = {}): FormSight {
  const look = new Look(definition, own(data), prefill);
  const visible = new Set(
    fieldsOf(definition)
      .filter(each => look.shows(each.code))
      .map(each => each.code),
  );
  return {
    visible,
    sections: new Set(
      definition.sections.flatMap((each, at) => (each.fields.some(f => visible.has(f.code)) ? [at] : [])),
    ),
    required: new Set(
      fieldsOf(definition)
        .filter(each => visible.has(each.code) && isAsked(each, look))
        .map(each => each.code),
    ),
    reckoned: new Map(
      fieldsOf(definition)
        .filter(each => look.isReckoned(each))
        .map(each => [each.code, look.valueOf(each.code)]),
    ),
  };
}

/** The codes of what is to be sealed of this. What can't be told yet, as something isn't filled in, is. Never throws. */
export function sensitiveIn(definition: FormDefinition, data: unknown): string[] {
  const look = new Look(definition, own(data), {});
  return fieldsOf(definition)
    .filter(({ sensitive }) =>
      typeof sensitive === 'string' ? reckonYesNo(sensitive, look, true) !== false : sensitive === true,
    )
    .map(each => each.code);
}

/**
 * Reads what was filled in: values tidied, what isn't shown left out, each fault with its field. Never throws, whatever was sent. Fields
 * that are only shown are reckoned anew; one that reads `me` or `subject` only where the prefill is given, else it is taken as sent.
 */
export function checkFilled(definition: FormDefinition, data: unknown, prefill: FormPrefill = {}): Filled {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { data: {}, problems: [{ path: '', code: 'form.shape', zh: '填写的内容读不懂，请重新打开表单后再填。' }] };
  const look = new Look(definition, own(data), prefill);
  const kept: Record<string, unknown> = {};
  const problems: FormProblem[] = [];
  for (const field of fieldsOf(definition)) {
    const wrong = (code: string, zh: string) => problems.push({ path: `/${field.code}`, code, zh });
    for (const fault of look.formulaFaults(field)) wrong('form.formula', formulaSentence(field.label, fault));
    if (field.kind === 'note' || !look.shows(field.code)) continue;
    const fault = look.faultOf(field.code);
    if (fault !== undefined) {
      wrong('form.value', `${field.label}${fault}。`);
      continue;
    }
    const value = look.valueOf(field.code);
    const ofRows = field.kind === 'table' ? look.rowProblems(field) : [];
    problems.push(...ofRows);
    if (value === undefined) {
      // A table of which nothing can be read isn't empty.
      if (ofRows.length > 0) continue;
      if (isAsked(field, look)) wrong('form.required', missingSentence(field));
      continue;
    }
    kept[field.code] = value;
    for (const check of field.checks ?? []) {
      const holds = reckonYesNo(check.cel, look, true);
      if (holds === false) wrong('form.check', check.message);
      else if (holds !== true) wrong('form.formula', formulaSentence(field.label, holds.fault));
    }
  }
  return { data: kept, problems };
}

/**
 * What a screen shows at a field: the problems that it was told, and those found by itself once the field was left. Nobody is reproached for
 * what he has not come to yet, so a missing value is found when it is sent.
 */
export function problemsAt(
  code: string,
  told: readonly FormProblem[],
  found: readonly FormProblem[],
  wasLeft: boolean,
): FormProblem[] {
  const isHere = (each: FormProblem) => each.path === `/${code}` || each.path.startsWith(`/${code}/`);
  const said = told.filter(isHere);
  if (!wasLeft) return said;
  const isNew = (each: FormProblem) => !said.some(other => other.path === each.path && other.zh === each.zh);
  return [...said, ...found.filter(each => isHere(each) && each.code !== 'form.required' && isNew(each))];
}
