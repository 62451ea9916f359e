import type { ReactNode } from 'react';
import { spanText } from '../parts/when.ts';
import type { Effect } from './span-change.ts';

const worded = (text: string) => (text === '' ? <span className="quiet">空</span> : text);

/** What follows from a change before it is made: on which days, and what reads differently on them. */
export function EffectBox(props: { title: string; effect: Effect | null; children?: ReactNode }) {
  const { effect } = props;
  return (
    <section className="effect" aria-label={props.title} aria-live="polite">
      <h3>{props.title}</h3>
      {effect ? <p>{spanText(effect.from, effect.until)}</p> : null}
      {effect && effect.changes.length > 0 ? (
        <dl>
          {effect.changes.map(each => (
            <div key={each.label}>
              <dt>{each.label}</dt>
              <dd>
                <del>{worded(each.was)}</del> <span aria-hidden="true">→</span> <ins>{worded(each.now)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {props.children}
    </section>
  );
}
