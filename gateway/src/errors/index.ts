export { errorsPlugin } from './errorsPlugin';
export { formatError } from './formatError';
export { stackFrames } from './stackFrames';
export { statusOf } from './statusOf';
export { withStatus } from './withStatus';
