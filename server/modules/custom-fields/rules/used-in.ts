import { type FormColumn, type FormDefinition, type FormField, fieldsOf } from '#contract/form-definition.ts';
import { codesIn } from '#contract/form-formula.ts';

/** Where formulas read a field: `显示条件：班车站点`. */
export function usedIn(definition: FormDefinition, code: string): string[] {
  const found: string[] = [];
  const look = (what: string, label: string, cel: string | undefined) => {
    if (cel !== undefined && codesIn(cel).has(code)) found.push(`${what}：${label}`);
  };
  for (const section of definition.sections) look('显示条件', section.title || '分组', section.visible);
  const formulas = (field: FormField | FormColumn, label: string) => {
    look('显示条件', label, field.visible);
    look('必填条件', label, typeof field.required === 'string' ? field.required : undefined);
    look('默认值', label, field.default && 'cel' in field.default ? field.default.cel : undefined);
    for (const check of field.checks ?? []) look('校验', label, check.cel);
  };
  for (const field of fieldsOf(definition)) {
    formulas(field, field.label);
    for (const column of field.columns ?? []) formulas(column, `${field.label} / ${column.label}`);
  }
  return [...new Set(found)];
}
