import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { freeCode } from './drawing.ts';

type Option = { value: string; label: string };

/** The options of a choice. Several lines pasted into one become an option each. */
export function OptionList({
  options,
  onChange,
}: {
  options: readonly Option[];
  onChange: (options: Option[]) => void;
}) {
  const [showsValues, setShowsValues] = useState(false);
  const set = (at: number, part: Partial<Option>) =>
    onChange(options.map((each, i) => (i === at ? { ...each, ...part } : each)));
  const swap = (at: number, other: number) => {
    const next = [...options];
    const [a, b] = [next[at], next[other]];
    if (!a || !b) return;
    next[at] = b;
    next[other] = a;
    onChange(next);
  };
  const free = (taken: readonly Option[]) => freeCode(new Set(taken.map(each => each.value)), 'o1');
  const add = (labels: readonly string[]) => {
    const next = [...options];
    for (const label of labels) next.push({ value: free(next), label });
    onChange(next);
  };
  return (
    <div className="draw-options">
      {options
        .map((option, at) => ({ option, at, key: `${at}` }))
        .map(({ option, at, key }) => (
          <div key={key} className="draw-option">
            <Input
              size="small"
              value={option.label}
              aria-label={`第 ${at + 1} 个选项`}
              onChange={event => set(at, { label: event.target.value })}
              onPaste={event => {
                const lines = event.clipboardData
                  .getData('text')
                  .split(/\r?\n/)
                  .map(each => each.trim())
                  .filter(Boolean);
                if (lines.length < 2) return;
                event.preventDefault();
                add(lines.slice(0, 100));
              }}
            />
            {showsValues ? (
              <Input
                size="small"
                value={option.value}
                aria-label={`第 ${at + 1} 个选项的编码`}
                onChange={event => set(at, { value: event.target.value })}
              />
            ) : null}
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={`上移选项${option.label}`}
              disabled={at === 0}
              onClick={() => swap(at, at - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={`下移选项${option.label}`}
              disabled={at === options.length - 1}
              onClick={() => swap(at, at + 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`删除选项${option.label}`}
              onClick={() => onChange(options.filter((_, i) => i !== at))}
            />
          </div>
        ))}
      <div>
        <Button size="small" icon={<PlusOutlined />} onClick={() => add([`选项${options.length + 1}`])}>
          添加选项
        </Button>
        <Button type="link" size="small" onClick={() => setShowsValues(!showsValues)}>
          {showsValues ? '隐藏编码' : '显示编码'}
        </Button>
      </div>
    </div>
  );
}
