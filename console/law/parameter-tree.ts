import type { LawParameter } from '#contract/law.ts';

/** A subject with the parameters and subjects below it. */
export type Subject = {
  readonly path: string;
  readonly title: string;
  readonly subjects: Subject[];
  readonly parameters: LawParameter[];
};

/** Subjects that people look for first; the others follow by their paths. */
const firstSubjects = [
  'iit',
  'si',
  'hf',
  'wage-floor',
  'wage',
  'overtime',
  'leave',
  'calendar',
  'contract',
  'severance',
  'retirement',
];
const rank = ({ path }: Subject) =>
  (firstSubjects.indexOf(path) + firstSubjects.length + 1) % (firstSubjects.length + 1);

/** The parameters as a tree of subjects. */
export function subjectsOf(parameters: readonly LawParameter[]): Subject {
  const root: Subject = { path: '', title: '', subjects: [], parameters: [] };
  for (const parameter of parameters) {
    let subject = root;
    parameter.path
      .split('/')
      .slice(0, -1)
      .forEach((step, at) => {
        const path = subject.path === '' ? step : `${subject.path}/${step}`;
        let below = subject.subjects.find(each => each.path === path);
        if (!below) {
          below = { path, title: parameter.trail[at] ?? step, subjects: [], parameters: [] };
          subject.subjects.push(below);
        }
        subject = below;
      });
    subject.parameters.push(parameter);
  }
  root.subjects.sort((a, b) => rank(a) - rank(b));
  return root;
}

export type TreeRow =
  | {
      readonly kind: 'subject';
      readonly subject: Subject;
      readonly depth: number;
      readonly isOpen: boolean;
      readonly count: number;
    }
  | { readonly kind: 'parameter'; readonly parameter: LawParameter; readonly depth: number };

/** The rows to see when these subjects are open. */
export function rowsOf(root: Subject, open: ReadonlySet<string>, depth = 0): TreeRow[] {
  return [
    ...root.subjects.flatMap((subject): TreeRow[] => {
      const isOpen = open.has(subject.path);
      const row = { kind: 'subject' as const, subject, depth, isOpen, count: countOf(subject) };
      return isOpen ? [row, ...rowsOf(subject, open, depth + 1)] : [row];
    }),
    ...root.parameters.map(parameter => ({ kind: 'parameter' as const, parameter, depth })),
  ];
}

function countOf(subject: Subject): number {
  return subject.parameters.length + subject.subjects.reduce((sum, each) => sum + countOf(each), 0);
}

/** Parameters whose path, subjects, title or initials hold every word. */
export function found(parameters: readonly LawParameter[], text: string): LawParameter[] {
  const words = text.trim().toLowerCase().split(/\s+/);
  return parameters.filter(({ path, trail, title, initials }) => {
    const all = `${path} ${trail.join(' ')} ${title.zh} ${title.en} ${initials}`.toLowerCase();
    return words.every(word => all.includes(word));
  });
}

/** The subjects above a path: iit/bonus/table → iit, iit/bonus. */
export function above(path: string): string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, at) => steps.slice(0, at + 1).join('/'));
}
