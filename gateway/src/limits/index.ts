export { createDocumentGate } from './createDocumentGate';
export { defaultLimits, type Limits } from './Limits';
export { limitsPlugin } from './limitsPlugin';
export { noIntrospection } from './noIntrospection';
export { operationSize } from './operationSize';
