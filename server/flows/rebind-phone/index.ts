/** The front door of 手机号解绑 as a process: its services, who may have a hand in it, what it hears, and what the desk reads. */
export { rebindConcerns } from './concerns.ts';
export { ensureDesk } from './desk.ts';
export { hearRebinds } from './hear-news.ts';
export { rebindPhoneRoutes } from './routes.ts';
export { rebindServices } from './services.ts';
