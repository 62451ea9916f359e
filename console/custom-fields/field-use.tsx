import type { FieldUse as Use } from '#contract/custom-field.ts';

/** Where a field is used: how many people have a value of it, and which formulas read it. A new field has none. */
export function FieldUse({ use }: { use: Use | undefined }) {
  if (!use) return null;
  return (
    <section className="draw-panel cf-use" aria-label="使用情况">
      <p>{use.people > 0 ? `${use.people} 人已填写` : '还没有人填写'}</p>
      {use.formulas.length > 0 ? (
        <>
          <p>公式用到它：</p>
          <ul className="cf-unfit">
            {use.formulas.map(each => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
