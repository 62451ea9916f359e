/** The front door of saved views: questions to the people's list that are kept under a name. */
export { savedViewGuards } from './policy.ts';
export { savedViewRoutes } from './routes.ts';
