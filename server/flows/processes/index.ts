/** The front door of the house's processes: what models may call, who owns their tasks, and the models that come with the product. */
export { allConcerns } from './all-concerns.ts';
export { findOwners } from './find-owners.ts';
export { type ForForms, processPorts } from './ports.ts';
export { seedProcesses, shippedProcesses } from './seed.ts';
export { processServices } from './services/all.ts';
