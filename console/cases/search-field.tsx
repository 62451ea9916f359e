import { Input, type InputRef } from 'antd';
import { type Ref, useEffect, useState } from 'react';

/** Searches a moment after the last letter. */
export function SearchField(props: {
  field?: Ref<InputRef>;
  value: string;
  onSearch: (text: string) => void;
  label: string;
  width?: number;
}) {
  const { value, onSearch } = props;
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    setText(value);
  }
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onSearch(text), 350);
    return () => clearTimeout(timer);
  }, [text, value, onSearch]);
  return (
    <Input.Search
      {...(props.field ? { ref: props.field } : {})}
      value={text}
      onChange={event => setText(event.target.value)}
      onSearch={onSearch}
      allowClear
      maxLength={100}
      placeholder="标题、编号、姓名"
      aria-label={props.label}
      style={{ width: props.width ?? '100%' }}
    />
  );
}
