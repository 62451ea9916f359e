import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { queries } from './queries.ts';
import './ui/theme.css';
import './ui/ui.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
/** The one page that asks for no session: whoever holds a certificate checks it. */
const isCheck = /^\/verify(\/|$)/.test(location.pathname);
const VerifyPage = lazy(() => import('./verify/verify-page.tsx'));

createRoot(root).render(
  <StrictMode>
    {isCheck ? (
      <Suspense>
        <VerifyPage />
      </Suspense>
    ) : (
      <QueryClientProvider client={queries}>
        <App />
      </QueryClientProvider>
    )}
  </StrictMode>,
);

if (!isCheck && import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    // Without it (plain http, private browsing) the app works as well, only not offline.
    navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' }).catch(() => undefined);
  });
}
