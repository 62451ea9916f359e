import { useState } from 'react';
import { back } from '../routing/location.ts';
import { Page } from '../ui/page.tsx';
import { NewPassword } from './new-password.tsx';

export default function Password() {
  const [changed, setChanged] = useState(false);
  return (
    <Page title="修改密码" above="/security">
      {changed ? (
        <div className="state" role="status">
          <h2>密码已修改</h2>
          <p>其他设备上的登录已全部结束，请在那里用新密码重新登录。</p>
          <button type="button" className="button" onClick={() => back('/security')}>
            完成
          </button>
        </div>
      ) : (
        <>
          <p className="lead">修改后，其他设备上的登录会立即结束。</p>
          <NewPassword asksCurrent done={() => setChanged(true)} />
        </>
      )}
    </Page>
  );
}
