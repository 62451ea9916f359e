import { ProblemError } from '#contract/call.ts';
import { wordsFor } from '../ui/states.tsx';

/** What was refused and where, right where it happened; nothing while all is well. */
export function Fault({ of }: { of: unknown }) {
  if (!of) return null;
  const fields = of instanceof ProblemError ? (of.problem.fields ?? []) : [];
  return (
    <div className="problem" role="alert">
      {wordsFor(of)}
      {fields.length > 1 ? (
        <ul>
          {fields.map(each => (
            <li key={each.field}>{each.message}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
