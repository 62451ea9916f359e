import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  HolderOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, useState } from 'react';
import type { DefinitionIssue } from '#contract/form-check.ts';
import { type FieldKind, type FormDefinition, type FormField, fieldKinds } from '#contract/form-definition.ts';
import { FieldBox } from '../parts/form/field-box.tsx';
import { houseLookups } from '../parts/form/lookups.ts';
import {
  copyField,
  insertField,
  moveField,
  newField,
  newSection,
  type Place,
  placeOf,
  removeField,
  stepField,
} from './drawing.ts';

type Props = {
  definition: FormDefinition;
  selected: Place | null;
  issues: readonly DefinitionIssue[];
  onSelect: (place: Place | null) => void;
  onChange: (definition: FormDefinition, selected?: Place | null) => void;
};

/** The form as it will look, to be put in order by dragging or by keyboard. */
export function Canvas({ definition, selected, issues, onSelect, onChange }: Props) {
  const [over, setOver] = useState<Place | null>(null);
  const drop = (event: DragEvent, to: Place) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(null);
    const told = event.dataTransfer.getData('text/plain');
    const from = /^field (\d+) (\d+)$/.exec(told);
    if (from) {
      const moved = moveField(definition, { section: Number(from[1]), field: Number(from[2]) }, to);
      onChange(moved.definition, moved.place);
    } else if (told.startsWith('kind ') && told.slice(5) in fieldKinds) {
      const at = { section: to.section, field: to.field ?? definition.sections[to.section]?.fields.length ?? 0 };
      onChange(insertField(definition, to, newField(definition, told.slice(5) as FieldKind)), at);
    }
  };
  const hover = (place: Place) => (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (over?.section !== place.section || over.field !== place.field) setOver(place);
  };
  const isSame = (a: Place | null, b: Place) => a !== null && a.section === b.section && a.field === b.field;
  const wrongAt = (place: Place) => issues.some(each => isSame(placeOf(each.path), place));
  return (
    <div className="draw-canvas">
      {definition.sections
        .map((section, s) => ({ section, s, key: `${s}` }))
        .map(({ section, s, key }) => (
          <section
            key={key}
            className={isSame(over, { section: s, field: null }) ? 'draw-section draw-over' : 'draw-section'}
            aria-label={section.title || `第 ${s + 1} 组`}
            onDragOver={hover({ section: s, field: null })}
            onDrop={event => drop(event, { section: s, field: null })}
          >
            <button
              type="button"
              className="bare draw-section-head"
              aria-pressed={isSame(selected, { section: s, field: null })}
              onClick={() => onSelect({ section: s, field: null })}
            >
              {section.title || <span className="quiet">（没有标题的分组）</span>}
            </button>
            <div className="fill-grid">
              {section.fields
                .map((field, f) => ({ field, place: { section: s, field: f } }))
                .map(({ field, place }) => (
                  <DrawnField
                    key={`${field.code} ${place.field}`}
                    field={field}
                    place={place}
                    isSelected={isSame(selected, place)}
                    isOver={isSame(over, place)}
                    isWrong={wrongAt(place)}
                    onSelect={() => onSelect(place)}
                    onDragOver={hover(place)}
                    onDrop={event => drop(event, place)}
                    onDragEnd={() => setOver(null)}
                    onStep={step => {
                      const moved = stepField(definition, place, step);
                      onChange(moved.definition, moved.place);
                    }}
                    onCopy={() => {
                      const copied = copyField(definition, place);
                      onChange(copied.definition, copied.place);
                    }}
                    onRemove={() => onChange(removeField(definition, place), null)}
                  />
                ))}
            </div>
            {section.fields.length === 0 ? <p className="draw-empty">从左边点一种字段，或拖到这里。</p> : null}
          </section>
        ))}
      <Button
        type="dashed"
        block
        icon={<PlusOutlined />}
        onClick={() =>
          onChange(
            { sections: [...definition.sections, newSection] },
            { section: definition.sections.length, field: null },
          )
        }
      >
        添加分组
      </Button>
    </div>
  );
}

function DrawnField(props: {
  field: FormField;
  place: Place;
  isSelected: boolean;
  isOver: boolean;
  isWrong: boolean;
  onSelect: () => void;
  onDragOver: (event: DragEvent) => void;
  onDrop: (event: DragEvent) => void;
  onDragEnd: () => void;
  onStep: (step: -1 | 1) => void;
  onCopy: () => void;
  onRemove: () => void;
}) {
  const { field, place } = props;
  const name = field.label || fieldKinds[field.kind];
  const width = field.width ?? (['paragraph', 'table', 'note', 'file'].includes(field.kind) ? 'full' : 'half');
  const marks = [
    field.visible === undefined ? '' : '有条件显示',
    typeof field.required === 'string' ? '有条件必填' : '',
    field.readonly ? '只显示' : '',
  ].filter(Boolean);
  return (
    <article
      className={[
        'draw-field',
        `fill-${width}`,
        props.isSelected ? 'draw-selected' : '',
        props.isOver ? 'draw-over' : '',
        props.isWrong ? 'draw-wrong' : '',
      ].join(' ')}
      aria-label={name}
      draggable
      onDragStart={event => {
        event.dataTransfer.setData('text/plain', `field ${place.section} ${place.field}`);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={props.onDragOver}
      onDrop={props.onDrop}
      onDragEnd={props.onDragEnd}
    >
      <div inert className="draw-inert">
        <FieldBox
          field={field}
          value={field.default && 'value' in field.default ? field.default.value : undefined}
          isAsked={field.required === true}
          readOnly={false}
          problems={[]}
          lookups={houseLookups}
          upload={undefined}
          onChange={() => undefined}
        />
        {marks.length > 0 ? <p className="draw-marks">{marks.join(' · ')}</p> : null}
      </div>
      <button
        type="button"
        className="draw-cover"
        aria-label={`选中${name}`}
        aria-pressed={props.isSelected}
        title="拖动可改变顺序；选中后按 Alt+↑、Alt+↓ 也可以"
        onClick={props.onSelect}
        onKeyDown={event => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          props.onStep(event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <HolderOutlined className="draw-grip" aria-hidden />
      </button>
      {props.isSelected ? (
        <div className="draw-tools">
          <Button size="small" icon={<ArrowUpOutlined />} aria-label={`上移${name}`} onClick={() => props.onStep(-1)} />
          <Button
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={`下移${name}`}
            onClick={() => props.onStep(1)}
          />
          <Button size="small" icon={<CopyOutlined />} aria-label={`复制${name}`} onClick={props.onCopy} />
          <Button size="small" icon={<DeleteOutlined />} aria-label={`删除${name}`} onClick={props.onRemove} />
        </div>
      ) : null}
    </article>
  );
}
