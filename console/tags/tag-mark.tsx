import type { TagColour } from '#contract/tag.ts';
import './tags.css';

/** A tag as it is worn: its name says it, the dot only helps. */
export function TagMark(props: { name: string; colour: TagColour | string; title?: string; faded?: boolean }) {
  return (
    <span className={props.faded ? 'tag-mark tag-faded' : 'tag-mark'} title={props.title}>
      <i className={`tag-dot tag-${props.colour}`} aria-hidden="true" />
      {props.name}
    </span>
  );
}
