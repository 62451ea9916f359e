import {
  AlignLeftOutlined,
  ApartmentOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  FieldNumberOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  FontSizeOutlined,
  IdcardOutlined,
  MobileOutlined,
  PaperClipOutlined,
  PayCircleOutlined,
  SwapOutlined,
  TableOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { type FieldKind, fieldKinds } from '#contract/form-definition.ts';

const icons: Record<FieldKind, ReactNode> = {
  text: <FontSizeOutlined />,
  paragraph: <AlignLeftOutlined />,
  number: <FieldNumberOutlined />,
  money: <PayCircleOutlined />,
  date: <CalendarOutlined />,
  dates: <FieldTimeOutlined />,
  choice: <CheckSquareOutlined />,
  'yes-no': <SwapOutlined />,
  person: <UserOutlined />,
  unit: <ApartmentOutlined />,
  phone: <MobileOutlined />,
  identity: <IdcardOutlined />,
  file: <PaperClipOutlined />,
  table: <TableOutlined />,
  note: <FileTextOutlined />,
};

/** The kinds of fields, to be clicked or dragged into the form. */
export function Palette({ onAdd }: { onAdd: (kind: FieldKind) => void }) {
  return (
    <nav className="draw-palette" aria-label="字段类型">
      <h2>字段</h2>
      <ul>
        {(Object.keys(fieldKinds) as FieldKind[]).map(kind => (
          <li key={kind}>
            <button
              type="button"
              draggable
              onClick={() => onAdd(kind)}
              onDragStart={event => event.dataTransfer.setData('text/plain', `kind ${kind}`)}
            >
              {icons[kind]}
              {fieldKinds[kind]}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
