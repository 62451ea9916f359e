import { EyeInvisibleOutline, EyeOutline } from 'antd-mobile-icons';
import { type InputHTMLAttributes, useId, useState } from 'react';

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value, below it. */
  wrong?: string | undefined;
  /** What to know before typing. */
  hint?: string | undefined;
};

/** A labelled line of text. A password can be looked at. */
export function Field({ label, value, onChange, wrong, hint, type = 'text', className = '', ...rest }: Props) {
  const id = useId();
  const [seen, setSeen] = useState(false);
  const secret = type === 'password';
  const input = (
    <input
      {...rest}
      id={id}
      type={secret && seen ? 'text' : type}
      value={value}
      aria-invalid={wrong ? true : undefined}
      aria-describedby={wrong || hint ? `${id}-note` : undefined}
      onChange={event => onChange(event.target.value)}
    />
  );
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {secret ? (
        <div className="with-eye">
          {input}
          <button
            type="button"
            className="icon-button"
            aria-label={seen ? '隐藏密码' : '显示密码'}
            onClick={() => setSeen(!seen)}
          >
            {seen ? <EyeOutline /> : <EyeInvisibleOutline />}
          </button>
        </div>
      ) : (
        input
      )}
      {wrong || hint ? (
        <p id={`${id}-note`} className={wrong ? 'wrong' : 'note'}>
          {wrong ?? hint}
        </p>
      ) : null}
    </div>
  );
}
