import { ApartmentOutlined, CloudUploadOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCan } from '../app/session.ts';
import { LoadDemo } from './load-demo.tsx';

/** An empty system and three ways on. */
export function FirstSteps() {
  const navigate = useNavigate();
  const can = useCan();
  return (
    <>
      <p>系统里还没有单位和人员。可以从下面任意一种方式开始，以后随时补充。</p>
      <div className="start-ways">
        <section className="panel start-way">
          <CloudUploadOutlined />
          <h2>导入花名册</h2>
          <p>
            上传现有的 Excel 或 CSV。系统会识别表头、检查每一行，有问题的当场修改，确认后才写入，写入后也可整体撤销。
          </p>
          <Button type="primary" disabled={!can('people.import')} onClick={() => navigate({ to: '/import' })}>
            导入花名册
          </Button>
        </section>
        <LoadDemo />
        <section className="panel start-way">
          <ApartmentOutlined />
          <h2>手工建立</h2>
          <p>先登记法人主体，再建立部门，然后逐个新建员工。适合人数不多，或想从头理顺组织的单位。</p>
          <Button disabled={!can('organization.edit')} onClick={() => navigate({ to: '/organization' })}>
            建立组织架构
          </Button>
        </section>
      </div>
    </>
  );
}
