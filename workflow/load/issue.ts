import type { ModelIssue } from '../model/model.ts';
import { type IssueCode, wordings } from './wording.ts';

type Facts = Readonly<Record<string, string | number>>;

/** An issue in its table's words; `{name}` stands for the fact of that name. */
export function issue(code: IssueCode, element: string | null, facts: Facts = {}, line?: number): ModelIssue {
  const [severity, zh] = wordings[code];
  return {
    code,
    element,
    severity,
    facts,
    zh: zh.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? '')),
    ...(line === undefined ? {} : { line }),
  };
}

const nameMax = 40;

/** How an element is called in a sentence: its name, else its id. */
export function said(element: { readonly id: string; readonly name: string }): string {
  return `“${short(element.name.replace(/\s+/g, ' ').trim() || element.id)}”`;
}

/** A list of elements in a sentence, at most ten of them. */
export function saidAll(elements: readonly { readonly id: string; readonly name: string }[]): string {
  const first = elements.slice(0, 10).map(said).join('、');
  return elements.length > 10 ? `${first}等 ${elements.length} 个` : first;
}

export function short(text: string, max = nameMax): string {
  const letters = [...text];
  return letters.length > max ? `${letters.slice(0, max).join('')}…` : text;
}
