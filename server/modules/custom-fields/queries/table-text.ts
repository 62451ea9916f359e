import type { FormField } from '#contract/form-definition.ts';
import { valueText } from '#contract/form-words.ts';

/** A value as one line of text, tables too: `年度 2024，结果 优秀；…`. */
export function lineOf(field: FormField, value: unknown): string {
  return field.kind === 'table' ? tableText(field, value) : valueText(field, value);
}

export function tableText(field: FormField, value: unknown): string {
  if (!Array.isArray(value)) return '';
  return value
    .map(row =>
      (field.columns ?? [])
        .map(
          column => [column.label, valueText(column, (row as Record<string, unknown> | null)?.[column.code])] as const,
        )
        .filter(([, text]) => text !== '')
        .map(([label, text]) => `${label} ${text}`)
        .join('，'),
    )
    .filter(Boolean)
    .join('；');
}
