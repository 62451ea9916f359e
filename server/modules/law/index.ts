/** The front door of the law: the shipped pack with local values over it, as endpoints and to whoever reckons by it. */
export { lawInForce } from './local-law.ts';
export { lawGuards } from './policy.ts';
export { lawRoutes } from './routes.ts';
