/** Where one is among the steps of a request. */
export function StepBar({ names, now }: { names: readonly string[]; now: number }) {
  return (
    <ol className="step-bar" aria-label={`第 ${now + 1} 步，共 ${names.length} 步`}>
      {names.map((name, at) => (
        <li
          key={name}
          className={at < now ? 'done' : at === now ? 'now' : ''}
          aria-current={at === now ? 'step' : undefined}
        >
          <span aria-hidden>{at < now ? '✓' : at + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  );
}
