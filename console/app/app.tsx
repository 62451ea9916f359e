import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { useMemo } from 'react';
import { useAppearance } from './appearance.ts';
import { ConfirmPassword } from './confirm-password.tsx';
import { cspNonce } from './nonce.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { themeFor } from './theme.ts';

dayjs.locale('zh-cn');

export function App() {
  const { dark } = useAppearance();
  const theme = useMemo(() => themeFor(dark), [dark]);
  return (
    <ConfigProvider locale={zhCN} theme={theme} csp={{ nonce: cspNonce }} button={{ autoInsertSpace: false }}>
      <AntApp className="fill" message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>
          <ConfirmPassword>
            <RouterProvider router={router} />
          </ConfirmPassword>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
