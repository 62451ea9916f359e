import { Page } from '../ui/page.tsx';
import { Nothing } from '../ui/states.tsx';
import { go } from './location.ts';

export function NotFound() {
  return (
    <Page title="找不到页面" above="/">
      <Nothing title="没有这个页面" note="链接可能已失效。" action={{ label: '回到首页', run: () => go('/') }} />
    </Page>
  );
}
