export { formatTraceparent, parseTraceparent } from './traceparent';
export { tracingPlugin } from './tracingPlugin';
