import { useState } from 'react';
import { checkFilled, type FormProblem, fillDefaults } from '#contract/form-check.ts';
import type { FormDefinition } from '#contract/form-definition.ts';
import { FormView } from '../../parts/form/form-view.tsx';
import { keepNothing, madeUpPrefill } from '../../parts/form/made-up.ts';

type Data = Record<string, unknown>;

/** A drawn form as it is filled in for a trial, by somebody made up, over what the case holds so far. */
export function useTrialForm(form: FormDefinition | null, known: Data) {
  const [typed, setTyped] = useState<Data | null>(null);
  const [faults, setFaults] = useState<readonly FormProblem[]>([]);
  const now = form ? (typed ?? fillDefaults(form, known, madeUpPrefill)) : {};
  return {
    form,
    now,
    faults,
    change: (next: Data) => {
      setFaults([]);
      setTyped(next);
    },
    /** What the server would keep of it. */
    data: (): Data => (form ? checkFilled(form, now, madeUpPrefill).data : {}),
    /** Whether it will do; tells at the fields what won't. */
    isReady: (): boolean => {
      const found = form ? checkFilled(form, now, madeUpPrefill).problems : [];
      setFaults(found);
      return found.length === 0;
    },
  };
}

export function TrialForm({ filled, label }: { filled: ReturnType<typeof useTrialForm>; label: string }) {
  const { form, now, faults, change } = filled;
  if (!form) return null;
  return (
    <section className="trial-form" aria-label={label}>
      <FormView
        def={form}
        data={now}
        prefill={madeUpPrefill}
        problems={faults}
        upload={keepNothing}
        onChange={change}
        narrow
      />
      {faults.length > 0 ? (
        <p role="alert" className="fill-wrong small">
          有 {faults.length} 处要改正，先改好再继续。
        </p>
      ) : null}
    </section>
  );
}

/** The names under which a form's fields stand in the data. */
export function fieldCodes(form: FormDefinition): string[] {
  return form.sections.flatMap(section => section.fields.flatMap(each => (each.kind === 'note' ? [] : each.code)));
}
