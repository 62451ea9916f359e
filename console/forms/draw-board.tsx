import type { ReactNode } from 'react';
import type { DefinitionIssue } from '#contract/form-check.ts';
import type { FieldKind, FormDefinition } from '#contract/form-definition.ts';
import { Canvas } from './canvas.tsx';
import { changeField, insertField, newField, type Place, placeOf } from './drawing.ts';
import { FieldPanel } from './field-panel.tsx';
import { Palette } from './palette.tsx';
import { SectionPanel } from './section-panel.tsx';

/**
 * Kinds of fields, the drawing, and the properties of what is selected in it. `about`: the properties of the whole, while nothing is;
 * `beside`: what is told below a field's.
 */
export function DrawBoard(props: {
  label: string;
  definition: FormDefinition;
  issues: readonly DefinitionIssue[];
  selected: Place | null;
  onSelect: (place: Place | null) => void;
  onChange: (next: FormDefinition, place?: Place | null) => void;
  about: ReactNode;
  beside?: (code: string) => ReactNode;
}) {
  const { definition, issues, selected, onChange } = props;
  const field =
    selected && selected.field !== null ? definition.sections[selected.section]?.fields[selected.field] : undefined;
  const add = (kind: FieldKind) => {
    const section = selected?.section ?? definition.sections.length - 1;
    const at = selected?.field == null ? (definition.sections[section]?.fields.length ?? 0) : selected.field + 1;
    onChange(insertField(definition, { section, field: at }, newField(definition, kind)), { section, field: at });
  };
  return (
    <div className="draw-board">
      <Palette onAdd={add} />
      <main className="draw-scroll" aria-label={props.label}>
        <Canvas
          definition={definition}
          selected={selected}
          issues={issues}
          onSelect={props.onSelect}
          onChange={onChange}
        />
      </main>
      <aside className="draw-side draw-scroll" aria-label="属性">
        {selected && field ? (
          <>
            <FieldPanel
              key={`${selected.section} ${selected.field}`}
              field={field}
              definition={definition}
              issues={issues.filter(each => isAt(each, selected))}
              onChange={next => onChange(changeField(definition, selected, next))}
            />
            {props.beside?.(field.code)}
          </>
        ) : selected ? (
          <SectionPanel
            key={selected.section}
            definition={definition}
            at={selected.section}
            onChange={(next, at) => onChange(next, at === null ? null : { section: at, field: null })}
          />
        ) : (
          props.about
        )}
      </aside>
    </div>
  );
}

function isAt(issue: DefinitionIssue, place: Place): boolean {
  const at = placeOf(issue.path);
  return at?.section === place.section && at.field === place.field;
}
