export { addExplorer } from './addExplorer';
export type { ExplorerOptions, ExplorerTab } from './Explorer';
