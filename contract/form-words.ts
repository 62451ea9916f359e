import { fen, formatYuan } from '#kernel/money.ts';
import type { FormColumn, FormField } from './form-definition.ts';
import { own } from './form-value.ts';

/** A value as people read it; empty where there is none. Tables have a text of their own on each screen. */
export function valueText(field: FormField | FormColumn, value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  switch (field.kind) {
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value)
        ? `${grouped(formatYuan(fen(value)))} 元`
        : String(value);
    case 'number':
      return [
        typeof value === 'number' ? value.toLocaleString('zh-CN', { maximumFractionDigits: 6 }) : String(value),
        field.suffix,
      ]
        .filter(Boolean)
        .join(' ');
    case 'dates': {
      const { from, last, days } = own(value);
      if (!from && !last) return '';
      return `${from ?? ''} 至 ${last ?? ''}${typeof days === 'number' ? `（${days} 天）` : ''}`;
    }
    case 'choice': {
      if (field.from) return String(own(value).name ?? '');
      const labels = new Map((field.options ?? []).map(each => [each.value, each.label]));
      return [value]
        .flat()
        .map(each => labels.get(String(each)) ?? String(each))
        .join('、');
    }
    case 'yes-no':
      return value === true ? '是' : value === false ? '否' : '';
    case 'person':
    case 'unit':
      return String(own(value).name ?? '');
    case 'file':
      return Array.isArray(value) ? value.map(each => String(own(each).name ?? '')).join('、') : '';
    case 'table':
    case 'note':
      return '';
    default:
      return String(value);
  }
}

const grouped = (yuan: string) => yuan.replace(/\B(?=(\d{3})+\.)/g, ',');

/** A file's size as people say it. */
export function sizeText(bytes: number): string {
  if (bytes >= 1_048_576) return `${(bytes / 1_048_576).toFixed(1)} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} KB` : `${bytes} B`;
}
