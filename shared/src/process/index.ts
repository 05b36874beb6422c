export { fail, runProcess } from './runProcess';
export { runSubgraph } from './runSubgraph';
export { parsePort, requireSetting } from './settings';
