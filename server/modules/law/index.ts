/** The front door of the law: the shipped pack with local values over it, as endpoints and to whoever reckons by it. */
export { answerNames } from './data/words.ts';
export { type LocalLaw, lawInForce } from './local-law.ts';
export { asRefusal as asLawRefusal } from './pointed-fields.ts';
export { lawGuards } from './policy.ts';
export { lawRoutes } from './routes.ts';
