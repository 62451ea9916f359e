import type { ReactNode } from 'react';

type Props = { label: string; note?: ReactNode; isOn: boolean; disabled: boolean; set: (isOn: boolean) => void };

/** Something that is on or off, changed at once. */
export function SwitchRow({ label, note, isOn, disabled, set }: Props) {
  return (
    <label className="row">
      <span className="grow">
        {label}
        {note ? <span className="note notice-note">{note}</span> : null}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        className="switch"
        checked={isOn}
        disabled={disabled}
        onChange={event => set(event.target.checked)}
      />
    </label>
  );
}
